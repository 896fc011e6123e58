package io.privatefm.bench;

import io.privatefm.bench.data.Music;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code fm bench generate}: music-like vectors of any number. */
@Command(
    name = "generate",
    description = {
      "Generates vectors like those of music.",
      "They are clustered by artist and genre, of low intrinsic dimension, with skewed popularity",
      "and duplicates. Writes music.npy and music-queries.npy."
    },
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
  private static final int MAX_VECTORS = 50_000_000;

  @ParentCommand private Bench bench;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "where they go")
  private Path out;

  @Option(
      names = "--vectors",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "how many tracks (default ${DEFAULT-VALUE})")
  private int vectors;

  @Option(
      names = "--dimension",
      paramLabel = "D",
      defaultValue = "64",
      description = "components of each (default ${DEFAULT-VALUE})")
  private int dimension;

  @Option(
      names = "--held-out",
      paramLabel = "N",
      defaultValue = "1000",
      description = "how many queries: new tracks and mixtures of two (default ${DEFAULT-VALUE})")
  private int queries;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "another seed is another music (default ${DEFAULT-VALUE})")
  private long seed;

  @Override
  public Integer call() throws Exception {
    Bench.require(
        vectors >= 1 && vectors <= MAX_VECTORS,
        "must be >= 1 and <= " + MAX_VECTORS + ": --vectors=" + vectors);
    Bench.require(
        dimension >= 1 && dimension <= 4_096, "must be >= 1 and <= 4096: --dimension=" + dimension);
    Bench.require(queries >= 1, "must be >= 1: --held-out=" + queries);
    Music.generate(out, vectors, dimension, queries, seed, bench::say);
    return 0;
  }
}
