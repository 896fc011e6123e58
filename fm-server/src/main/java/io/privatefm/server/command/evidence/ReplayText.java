package io.privatefm.server.command.evidence;

import io.privatefm.evaluate.compare.ReplayReport;
import io.privatefm.evaluate.offpolicy.Estimator;
import io.privatefm.evaluate.offpolicy.Judgement;
import io.privatefm.evaluate.report.Interval;
import io.privatefm.evaluate.report.TextTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What a log says about two catalogues, in words. */
final class ReplayText {
  private static final int DIGITS = 4;

  private ReplayText() {}

  static void tell(ReplayReport report, PrintWriter out) {
    tell(report.counts(), report, out);
    TextTable table =
        new TextTable(
            1, List.of("reward per spin", "answer", "dr", "snips", "effective sample size"));
    table.add(List.of("the log itself", report.before().logged().text(DIGITS), "", "", ""));
    add(table, "old", report.before());
    add(table, "new", report.after());
    table.add(
        List.of(
            "new − old",
            "",
            report.difference().text(DIGITS),
            report.snipsDifference().text(DIGITS),
            ""));
    out.print(table);
    out.println(verdict(report));
    out.println(
        "Not measured: recall. The arms are those that the old one recalled; the new one only felt"
            + " and ranked them.");
    report.warnings().forEach(warning -> out.println("WARNING     " + warning));
  }

  private static void tell(ReplayReport.Counts counts, ReplayReport report, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "Spins by %s over the same arms, felt and ranked in each one's vectors: %,d judged spins of %,d"
            + " listeners in %s, the first %,d to learn from%n",
        report.bandit(),
        counts.replayed(),
        counts.listeners(),
        report.log(),
        report.before().fittedRounds());
    out.printf(
        Locale.ROOT,
        "replay      %.2f %% of the arms come back with their logged features over the old one%n",
        100 * counts.fidelity());
    if (counts.otherCatalogue() > 0) {
      out.printf(
          Locale.ROOT,
          "left out    %,d judged spins that were drawn from another catalogue%n",
          counts.otherCatalogue());
    }
    if (counts.missingArms() > 0) {
      out.printf(
          Locale.ROOT,
          "missing     %.2f %% of the arms and %,d of the drawn tracks are not in the new one%n",
          100 * counts.missing(),
          counts.missingDrawn());
    }
  }

  private static void add(TextTable table, String name, Judgement of) {
    table.add(
        List.of(
            name,
            of.answer().interval().text(DIGITS),
            of.estimate(Estimator.DR).interval().text(DIGITS),
            of.estimate(Estimator.SNIPS).interval().text(DIGITS),
            String.format(
                Locale.ROOT, "%,.0f of %,d", of.weights().effectiveSampleSize(), of.rounds())));
  }

  private static String verdict(ReplayReport report) {
    return difference(report.difference())
        + (report.warnings().isEmpty() ? "" : " The warnings below say why not to rely on it.");
  }

  private static String difference(Interval difference) {
    if (difference.low() == 0 && difference.high() == 0) {
      return "No difference at all.";
    }
    if (!difference.excludesZero()) {
      return "The difference may be chance.";
    }
    return difference.estimate() > 0
        ? "Over the new one stations would have earned more, beyond chance."
        : "Over the new one stations would have earned less, beyond chance.";
  }
}
