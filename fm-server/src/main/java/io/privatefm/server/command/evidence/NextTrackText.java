package io.privatefm.server.command.evidence;

import io.privatefm.evaluate.next.NextTrackReport;
import io.privatefm.evaluate.next.Recall;
import io.privatefm.evaluate.report.Interval;
import io.privatefm.evaluate.report.TextTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A next-track evaluation for a person: tables and a chart. */
final class NextTrackText {
  private static final int DIGITS = 4;

  private NextTrackText() {}

  /** Prints everything that was found. */
  static void tell(NextTrackReport report, PrintWriter out) {
    data(report, out);
    out.println(figures(report));
    out.println(varieties(report));
    if (report.recall() > 0) {
      out.println(recalls(report));
    }
    out.println(differences(report));
    out.println(parameters(report));
    report.notes().forEach(out::println);
    out.flush();
  }

  /** Draws the hit rates. */
  static void draw(NextTrackReport report, Path file) {
    List<Picture.Bar> bars =
        report.methods().stream().map(e -> new Picture.Bar(e.name(), e.figures().hr())).toList();
    String title = "Next track: " + String.join(", ", report.data().files());
    Picture.bars(title, "HR@" + report.top() + " with 95 % interval", bars, file);
  }

  private static void data(NextTrackReport report, PrintWriter out) {
    NextTrackReport.DataFigures data = report.data();
    out.printf(
        Locale.ROOT,
        "data %s, protocol %s, seed %d%n"
            + "train %,d sessions, %,d plays, %,d tracks; test %,d sessions, %,d plays%n"
            + "questions %,d, tracks played in the session: %s; %.1f %% ask for a track that"
            + " training never held (a miss)%n"
            + "parameters chosen for NDCG@%d on %,d questions of the training part%n%n",
        String.join(", ", data.files()),
        report.protocol(),
        report.seed(),
        data.trainSessions(),
        data.trainPlays(),
        data.trainTracks(),
        data.testSessions(),
        data.testPlays(),
        data.questions(),
        report.played(),
        100 * data.unknown(),
        report.top(),
        data.validationQuestions());
  }

  private static TextTable figures(NextTrackReport report) {
    String at = "@" + report.top();
    TextTable table =
        new TextTable(1, List.of("method", "HR" + at, "MRR" + at, "NDCG" + at, "p50 µs", "p99 µs"));
    for (NextTrackReport.Entry entry : report.methods()) {
      table.add(
          List.of(
              entry.name(),
              entry.figures().hr().text(DIGITS),
              entry.figures().mrr().text(DIGITS),
              entry.figures().ndcg().text(DIGITS),
              number("%.0f", entry.p50Micros()),
              number("%.0f", entry.p99Micros())));
    }
    return table;
  }

  private static TextTable varieties(NextTrackReport report) {
    TextTable table =
        new TextTable(
            1,
            List.of(
                "method",
                "coverage",
                "long tail",
                "artists",
                "tags",
                "answers",
                "among all recalled"));
    for (NextTrackReport.Entry entry : report.methods()) {
      table.add(
          List.of(
              entry.name(),
              number("%.3f", entry.variety().coverage()),
              number("%.3f", entry.variety().tail()),
              number("%.3f", entry.variety().artists()),
              number("%.3f", entry.variety().tags()),
              number("%.1f", entry.variety().length()),
              number("%.4f", entry.recalled())));
    }
    return table;
  }

  private static TextTable recalls(NextTrackReport report) {
    String at = "recall@" + report.recall();
    TextTable table =
        new TextTable(
            2,
            List.of(
                "method", "tracks by plays", "questions", at, "less " + report.best(), "of all"));
    for (NextTrackReport.Entry entry : report.methods()) {
      for (Recall recall : entry.recalls()) {
        Interval less = recall.firstLessBest();
        table.add(
            List.of(
                entry.name(),
                recall.tracks(),
                String.format(Locale.ROOT, "%,d", recall.questions()),
                recall.first().text(DIGITS),
                less == null ? "-" : signed(less),
                recall.all().text(DIGITS)));
      }
    }
    return table;
  }

  private static TextTable differences(NextTrackReport report) {
    TextTable table = new TextTable(1, List.of("less " + report.best(), "HR", "MRR", "NDCG"));
    for (NextTrackReport.Entry entry : report.methods()) {
      if (!entry.name().equals(report.best())) {
        table.add(
            List.of(
                entry.name(),
                signed(entry.lessBest().hr()),
                signed(entry.lessBest().mrr()),
                signed(entry.lessBest().ndcg())));
      }
    }
    return table;
  }

  private static TextTable parameters(NextTrackReport report) {
    TextTable table = new TextTable(2, List.of("method", "parameters", "tried", "validation NDCG"));
    for (NextTrackReport.Entry entry : report.methods()) {
      table.add(
          List.of(
              entry.name(),
              entry.parameters(),
              Integer.toString(entry.tried()),
              number("%.4f", entry.validationNdcg())));
    }
    return table;
  }

  private static String signed(Interval interval) {
    return interval.text(DIGITS) + (interval.excludesZero() ? " *" : "  ");
  }

  private static String number(String format, @Nullable Double value) {
    return value == null || value.isNaN() ? "-" : String.format(Locale.ROOT, format, value);
  }
}
