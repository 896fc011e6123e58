package io.privatefm.bench;

import io.privatefm.bench.data.Dataset;
import io.privatefm.bench.data.Truth;
import io.privatefm.bench.peer.Contender;
import io.privatefm.bench.peer.ExactContender;
import io.privatefm.bench.peer.Peers;
import io.privatefm.bench.peer.PrivateFmContender;
import io.privatefm.bench.report.Drawing;
import io.privatefm.bench.report.Page;
import io.privatefm.bench.report.Row;
import io.privatefm.bench.report.Tables;
import io.privatefm.bench.run.Built;
import io.privatefm.bench.run.Curve;
import io.privatefm.bench.run.Plan;
import io.privatefm.bench.run.Race;
import io.privatefm.vector.Profile;
import io.privatefm.vector.VectorIndex;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code fm bench index}: our index and its peers, built and searched in one run. */
@Command(
    name = "index",
    description = {
      "Measures the index and its peers on the same vectors.",
      "All are built and searched in one run, with one search thread, top 10.",
      "Recall is measured against the exact scan, on queries that are not in the base."
    },
    mixinStandardHelpOptions = true)
final class IndexCommand implements Callable<Integer> {
  private static final int K = 10;

  @Spec private CommandSpec spec;
  @ParentCommand private Bench bench;

  @Option(
      names = "--vectors",
      required = true,
      paramLabel = "FILE",
      description = "the vectors, .npy or .fvecs, searched by cosine")
  private Path vectors;

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      description = "the queries; without it rows of the vectors are held out")
  private @Nullable Path queries;

  @Option(
      names = "--held-out",
      paramLabel = "N",
      defaultValue = "1000",
      description = "how many rows are held out (default ${DEFAULT-VALUE})")
  private int heldOut;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "which rows are held out (default ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--peers",
      split = ",",
      paramLabel = "NAME",
      description = "none, or some of hnswlib,lucene,jvector,hnswlib-core (default: all)")
  private List<String> peers = Peers.NAMES;

  @Option(
      names = "--efforts",
      split = ",",
      paramLabel = "N",
      description = "the candidate list lengths to measure (default: each system's own)")
  private List<Integer> efforts = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "how often the systems take turns (default ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "how long each system is searched before (default ${DEFAULT-VALUE})")
  private int warmUp;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "how many threads build (default: one per processor)")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "where builds are kept (default: private-fm/bench in the user's cache)")
  private Path cache = Cache.ofTheUser();

  @Option(names = "--json", paramLabel = "FILE", description = "where the rows go as JSON")
  private @Nullable Path json;

  @Option(names = "--svg", paramLabel = "FILE", description = "where the curve is drawn")
  private @Nullable Path svg;

  @Option(
      names = "--profiles",
      paramLabel = "PROFILE",
      split = ",",
      description = "of our own index: fast, compact or both, which is the default")
  private List<Profile> profiles = List.of(Profile.FAST, Profile.COMPACT);

  @Option(names = "--markdown", paramLabel = "FILE", description = "where tables go, with machine")
  private @Nullable Path markdown;

  @Override
  public Integer call() throws Exception {
    Bench.require(rounds >= 1, "must be >= 1: --rounds=" + rounds);
    Bench.require(threads >= 1, "must be >= 1: --threads=" + threads);
    Bench.require(warmUp >= 0, "must be >= 0: --warm-up=" + warmUp);
    Bench.require(
        efforts.stream().allMatch(effort -> effort >= 1), "must be >= 1: --efforts=" + efforts);
    Bench.require(heldOut >= 1, "must be >= 1: --held-out=" + heldOut);
    Files.createDirectories(cache);
    List<Contender> contenders = new ArrayList<>();
    for (Profile profile : profiles) {
      Bench.require(
          profile == Profile.FAST || profile == Profile.COMPACT,
          "must be fast, compact or both: --profiles=" + profile);
      contenders.add(new PrivateFmContender(profile));
    }
    contenders.add(new ExactContender());
    contenders.addAll(Peers.of(peers, cache, bench::say));
    var origin = new Dataset.Origin(vectors, queries, heldOut, seed);
    try (Dataset data = Dataset.prepare(origin, cache, bench::say)) {
      tell(measure(contenders, data), data);
    }
    return 0;
  }

  private List<Curve> measure(List<Contender> contenders, Dataset data) throws Exception {
    List<Built> systems = new ArrayList<>();
    for (Contender contender : contenders) {
      systems.add(Built.of(contender, data, threads, bench::say));
    }
    Built scanned = systems.get(profiles.size());
    try (VectorIndex exact = ExactContender.exact(scanned.folder())) {
      Truth truth = Truth.of(data, exact, K, threads, bench::say);
      return Race.run(systems, data, truth, new Plan(rounds, warmUp, efforts), bench::say);
    }
  }

  private void tell(List<Curve> curves, Dataset data) throws Exception {
    List<Row> rows = Row.of(curves);
    PrintWriter out = spec.commandLine().getOut();
    out.println(Tables.measured(rows));
    out.println(Tables.atEqualRecall(curves));
    out.flush();
    if (json != null) {
      Row.writeJson(rows, json);
    }
    String what =
        String.format(
            "%s: %,d × %d", vectors.getFileName(), data.base().size(), data.base().dimension());
    if (svg != null) {
      Drawing.writeSvg(curves, what, svg);
    }
    if (markdown != null) {
      Page.write(markdown, what, rows, curves, spec.commandLine().getParent().getParseResult());
    }
  }
}
