package io.privatefm.server.command.evidence;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.evaluate.offpolicy.Coverage;
import io.privatefm.evaluate.report.JsonFile;
import io.privatefm.evaluate.report.TextTable;
import io.privatefm.server.command.UserError;
import io.privatefm.server.command.Work;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fm offpolicy coverage}: whether the intervals keep what they promise. */
@Command(
    name = "coverage",
    description =
        "Plays journals under one policy with simulated listeners whose truth is known, and counts how"
            + " often the intervals for other policies cover the truth.",
    mixinStandardHelpOptions = true)
final class OffPolicyCoverageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private EvidenceOptions evidence;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "400",
      description = "how many journals per logging policy (default: 400)")
  private int runs;

  @Option(
      names = "--listeners",
      paramLabel = "N",
      defaultValue = "20",
      description = "of each journal (default: 20)")
  private int listeners;

  @Option(
      names = "--spins",
      paramLabel = "N",
      defaultValue = "100",
      description = "of each listener (default: 100)")
  private int spins;

  @Option(
      names = "--logging",
      paramLabel = "POLICY",
      split = ",",
      defaultValue = "thompson",
      description = "the policies of the journals (default: thompson)")
  private List<String> logging;

  @Option(
      names = "--target",
      paramLabel = "POLICY",
      split = ",",
      defaultValue = "uniform,greedy,epsilon-greedy,lin-ucb,thompson,square-cb",
      description = "the policies to judge (default: all)")
  private List<String> targets;

  @Option(
      names = "--floor",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description = "share of uniform draws, logged and judged (default: 0.05)")
  private double floor;

  @Option(
      names = "--tracks",
      paramLabel = "N",
      defaultValue = "2000",
      description = "of the made-up catalogue (default: 2000)")
  private int tracks;

  @Override
  public Integer call() {
    List<Coverage.Row> rows = Work.run(spec, this::measure);
    if (evidence.json != null) {
      JsonFile.write(
          new Figures(evidence.seed, tracks, listeners, spins, floor, rows), evidence.json);
    }
    tell(rows, spec.commandLine().getOut());
    return 0;
  }

  private record Figures(
      long seed, int tracks, int listeners, int spins, double floor, List<Coverage.Row> rows) {}

  private List<Coverage.Row> measure(Progress progress) {
    Path folder = folder();
    try {
      DemoCatalogue.of(tracks, evidence.seed).publish(folder);
      List<Coverage.Row> rows = new ArrayList<>();
      try (Catalogue catalogue = Catalogue.open(folder)) {
        for (String policy : logging) {
          rows.addAll(Coverage.measure(catalogue, trial(policy), progress));
        }
      }
      return rows;
    } finally {
      delete(folder);
    }
  }

  private Coverage.Trial trial(String policy) {
    try {
      return new Coverage.Trial(
          PolicyKind.named(policy), floor, targets, listeners, spins, runs, evidence.bootstrap());
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("fm-coverage-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(List<Coverage.Row> rows, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%d runs per logging policy of %d listeners with %d spins over %d made-up tracks; seed %d,"
            + " %d resamples; the first half for learning, the second judges%n%n",
        runs,
        listeners,
        spins,
        tracks,
        evidence.seed,
        evidence.resamples);
    TextTable table =
        new TextTable(
            3,
            List.of(
                "logged",
                "target",
                "estimator",
                "covered",
                "without warning",
                "covered",
                "truth",
                "bias",
                "rmse",
                "width",
                "ess"));
    for (Coverage.Row row : rows) {
      table.add(
          List.of(
              row.logging(),
              row.target(),
              row.estimator(),
              share(row.covered()),
              String.valueOf(row.trusted()),
              share(row.trustedCovered()),
              number(row.truth()),
              number(row.bias()),
              number(row.error()),
              number(row.width()),
              String.format(Locale.ROOT, "%.0f", row.effectiveSampleSize())));
    }
    out.print(table);
    out.flush();
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * value);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
