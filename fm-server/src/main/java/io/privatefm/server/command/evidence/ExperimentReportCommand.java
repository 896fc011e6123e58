package io.privatefm.server.command.evidence;

import io.privatefm.catalogue.Progress;
import io.privatefm.evaluate.experiment.ExperimentFigures;
import io.privatefm.evaluate.experiment.ExperimentReport;
import io.privatefm.evaluate.experiment.HeardSpin;
import io.privatefm.evaluate.report.JsonFile;
import io.privatefm.server.command.UserError;
import io.privatefm.server.command.Work;
import io.privatefm.server.table.Outcome;
import io.privatefm.server.table.SpinRow;
import io.privatefm.server.table.SpinTable;
import io.privatefm.server.table.Tally;
import io.privatefm.server.table.Tracks;
import io.privatefm.station.Assignment;
import io.privatefm.station.FeedbackKind;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fm experiment report}: the arms side by side, and whether it may be believed. */
@Command(
    name = "report",
    description = {
      "Compares the arms of every experiment in a journal by what listeners did, with bootstrap"
          + " intervals over listeners, and says so loudly when that may not be believed.",
      "Spins that nothing judges do not count. Exit code 0, 2 for bad input, and with --strict 3 when"
          + " there is a warning."
    },
    mixinStandardHelpOptions = true)
final class ExperimentReportCommand implements Callable<Integer> {
  private static final int DOUBTED = 3;

  @Spec private CommandSpec spec;
  @Mixin private JournalOptions journal;
  @Mixin private EvidenceOptions evidence;

  @Option(
      names = "--first",
      paramLabel = "ARM",
      defaultValue = "",
      description = "the arm that others are compared to (default: the one whose name comes first)")
  private String first;

  @Option(names = "--strict", description = "exit code 3 when there is a warning")
  private boolean strict;

  /** The object of the JSON. */
  private record Figures(
      String data, long seed, int resamples, double confidence, List<ExperimentFigures> figures) {}

  @Override
  public Integer call() {
    ExperimentReport report = new ExperimentReport();
    Tally tally = Work.run(spec, progress -> read(report, progress));
    if (report.experiments().isEmpty()) {
      throw new UserError(
          "must hold spins of an experiment, see --experiment of fm serve: --data=" + journal.data);
    }
    List<ExperimentFigures> figures = report.figures(first, evidence.bootstrap());
    if (evidence.json != null) {
      JsonFile.write(
          new Figures(
              journal.data.toString(),
              evidence.seed,
              evidence.resamples,
              evidence.bootstrap().confidence(),
              figures),
          evidence.json);
    }
    tell(tally, figures);
    boolean doubted = figures.stream().anyMatch(of -> !of.warnings().isEmpty());
    return strict && doubted ? DOUBTED : 0;
  }

  private Tally read(ExperimentReport report, Progress progress) {
    try (Tracks tracks = Tracks.open(journal.catalogues)) {
      return SpinTable.read(
          journal.data, tracks, journal.time(), false, progress, row -> add(row, report));
    }
  }

  private static void add(SpinRow row, ExperimentReport report) {
    Assignment assignment = row.evidence().assignment();
    if (assignment != null) {
      report.add(
          new HeardSpin(
              row.listener(),
              assignment,
              row.outcome() == Outcome.JUDGED,
              row.reward(),
              row.was(FeedbackKind.COMPLETED),
              row.was(FeedbackKind.SKIPPED),
              row.liked()));
    }
  }

  private void tell(Tally tally, List<ExperimentFigures> figures) {
    PrintWriter out = spec.commandLine().getOut();
    TallyText.tell(tally, out);
    out.printf(
        Locale.ROOT,
        "intervals  %.0f %%, bootstrap over listeners, %d resamples, seed %d%n",
        100 * evidence.bootstrap().confidence(),
        evidence.resamples,
        evidence.seed);
    for (ExperimentFigures each : figures) {
      out.println();
      out.print(each.text());
    }
    out.flush();
  }
}
