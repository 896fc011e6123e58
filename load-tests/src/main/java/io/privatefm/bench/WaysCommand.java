package io.privatefm.bench;

import io.privatefm.bench.data.Dataset;
import io.privatefm.bench.data.Folders;
import io.privatefm.bench.report.Page;
import io.privatefm.bench.ways.Ways;
import io.privatefm.vector.IndexBuilder;
import io.privatefm.vector.IndexOptions;
import io.privatefm.vector.Profile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code fm bench ways}: what the other ways of searching our index cost beside the plain one. */
@Command(
    name = "ways",
    description = {
      "Measures filtered searches, several queries at once and the opening of our index.",
      "Every way is searched beside the plain one in the same rounds, and held against the exact",
      "scan of what the filter allows."
    },
    mixinStandardHelpOptions = true)
final class WaysCommand implements Callable<Integer> {
  @ParentCommand private Bench bench;
  @Spec private CommandSpec spec;

  @Option(names = "--vectors", required = true, paramLabel = "FILE", description = "the base")
  private Path vectors;

  @Option(names = "--queries", required = true, paramLabel = "FILE", description = "the queries")
  private Path queries;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "how often the ways take turns (default ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--recall",
      paramLabel = "R",
      defaultValue = "0.95",
      description = "the recall whose effort is taken (default ${DEFAULT-VALUE})")
  private double recall;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "fast",
      description = "fast (default) or compact")
  private Profile profile;

  @Option(names = "--markdown", paramLabel = "FILE", description = "where the table goes")
  private @Nullable Path markdown;

  @Override
  public Integer call() throws Exception {
    Bench.require(rounds >= 1, "must be >= 1: --rounds=" + rounds);
    Bench.require(recall > 0 && recall <= 1, "must be > 0 and <= 1: --recall=" + recall);
    Bench.require(
        profile == Profile.FAST || profile == Profile.COMPACT,
        "must be fast or compact: --profile=" + profile);
    Path folder = Files.createTempDirectory("fm-bench-ways");
    Path file = folder.resolve("index.vec");
    try (Dataset data =
        Dataset.prepare(new Dataset.Origin(vectors, queries, 1, 1), folder, bench::say)) {
      build(data, file);
      String table = Ways.measure(file, data, recall, rounds, bench::say);
      PrintWriter out = spec.commandLine().getOut();
      out.println(table);
      out.flush();
      if (markdown != null) {
        Page.write(markdown, List.of(table));
      }
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }

  private void build(Dataset data, Path file) {
    bench.say("building private-fm " + profile);
    int dimension = data.base().dimension();
    float[] row = new float[dimension];
    try (IndexBuilder builder =
        new IndexBuilder(file, dimension, IndexOptions.DEFAULT.with(profile))) {
      for (int id = 0; id < data.base().size(); id++) {
        data.base().copy(id, row);
        builder.add(row);
      }
      builder.publish();
    }
  }
}
