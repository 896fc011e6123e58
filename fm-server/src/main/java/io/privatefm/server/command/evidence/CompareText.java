package io.privatefm.server.command.evidence;

import io.privatefm.evaluate.compare.ComparisonReport;
import io.privatefm.evaluate.compare.ReplayReport;
import io.privatefm.evaluate.report.Interval;
import io.privatefm.evaluate.report.TextTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** A comparison in words. */
final class CompareText {
  private static final int DIGITS = 4;

  private CompareText() {}

  static void tell(ComparisonReport report, PrintWriter out) {
    out.println(sides(report));
    out.printf(
        Locale.ROOT,
        "tracks      %,d in both, %,d added, %,d removed%n",
        report.common(),
        report.after().tracks() - report.common(),
        report.before().tracks() - report.common());
    out.printf("space       %s%n", space(report));
    out.printf(
        Locale.ROOT,
        "neighbours  %s of the ten nearest are the same, over %,d tracks%n",
        report.neighbourOverlap().text(3),
        report.sample());
    out.printf(
        "popularity  %s%n",
        Double.isNaN(report.popularityCorrelation())
            ? "not told by both"
            : number(report.popularityCorrelation()) + " rank correlation");
    ComparisonReport.NextTrack next = report.nextTrack();
    if (next != null) {
      out.println();
      tell(next, out);
    }
    ReplayReport replay = report.replay();
    if (replay != null) {
      out.println();
      ReplayText.tell(replay, out);
    }
    out.printf(
        Locale.ROOT,
        "%nIntervals: %.0f %%, %,d resamples, seed %d.%n",
        100 * report.bootstrap().confidence(),
        report.bootstrap().resamples(),
        report.bootstrap().seed());
    out.flush();
  }

  private static TextTable sides(ComparisonReport report) {
    TextTable table =
        new TextTable(4, List.of("", "directory", "version", "space", "tracks", "components"));
    return add(add(table, "old", report.before()), "new", report.after());
  }

  private static TextTable add(TextTable table, String name, ComparisonReport.Side side) {
    return table.add(
        List.of(
            name,
            side.directory(),
            side.version(),
            side.space(),
            String.format(Locale.ROOT, "%,d", side.tracks()),
            Integer.toString(side.dimension())));
  }

  private static String space(ComparisonReport report) {
    String drift =
        Double.isNaN(report.drift())
            ? "another dimension"
            : number(report.drift()) + " mean cosine of a track's old and new vector";
    return (report.sameSpace()
            ? "the same: interests live on"
            : "another: interests are rebuilt on the swap")
        + ", "
        + drift;
  }

  private static void tell(ComparisonReport.NextTrack next, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "Next track by vectors alone: %,d sessions of %s, %,d targets, played ones left out%n",
        next.sessions(),
        next.file(),
        next.targets());
    TextTable table =
        new TextTable(1, List.of("", "HR@20", "MRR@20", "coverage", "targets in the catalogue"));
    add(table, "old", next.before());
    add(table, "new", next.after());
    table.add(
        List.of(
            "new − old",
            next.hitRateGain().text(DIGITS),
            next.reciprocalRankGain().text(DIGITS),
            "",
            ""));
    out.print(table);
    out.println(verdict(next.hitRateGain()));
  }

  private static void add(TextTable table, String name, ComparisonReport.Quality quality) {
    table.add(
        List.of(
            name,
            quality.hitRate().text(DIGITS),
            quality.reciprocalRank().text(DIGITS),
            number(quality.coverage()),
            number(quality.known())));
  }

  private static String verdict(Interval gain) {
    if (!gain.excludesZero()) {
      return "The difference in HR@20 may be chance.";
    }
    return gain.estimate() > 0
        ? "The new one hits more often, beyond chance."
        : "The new one hits less often, beyond chance.";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
