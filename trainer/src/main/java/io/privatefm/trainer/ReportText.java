package io.privatefm.trainer;

import io.privatefm.evaluate.report.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report in words. */
final class ReportText {
  private ReportText() {}

  /** Markdown that a terminal shows as well. */
  static String of(TrainReport report) {
    StringBuilder text = new StringBuilder("# Training\n\n");
    text.append(counts(report)).append('\n');
    text.append(inputs(report)).append('\n');
    text.append(report.dropped().isEmpty() ? "No row was dropped.\n" : dropped(report));
    text.append('\n').append(seconds(report)).append('\n');
    report.notes().forEach(note -> text.append("- ").append(note).append('\n'));
    if (!report.without().isEmpty()) {
      text.append("- Without a vector: ").append(String.join(", ", report.without()));
      text.append(report.coverage().without() > report.without().size() ? ", …\n" : "\n");
    }
    return text.append(
            report.parameters().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", ", "\nSeed " + report.seed() + "; ", ".\n")))
        .append("Spark ")
        .append(report.spark())
        .append(" on ")
        .append(report.master())
        .append(", Java ")
        .append(report.java())
        .append(".\n")
        .toString();
  }

  private static TextTable counts(TrainReport report) {
    TrainReport.Counts counts = report.counts();
    TrainReport.Coverage coverage = report.coverage();
    TextTable table = new TextTable(1, List.of("what", "how many"));
    add(table, "tracks", counts.tracks());
    add(table, "heard", coverage.heard());
    add(table, "with a vector by listening", coverage.byListening());
    add(table, "with a vector by the graph", coverage.byGraph());
    add(table, "without a vector", coverage.without());
    add(table, "sessions", counts.sessions());
    add(table, "sessions of one track", counts.sessionsOfOne());
    add(table, "listens", counts.listens());
    add(table, "co-listens", counts.coListens());
    add(table, "triples", counts.triples());
    return table;
  }

  private static void add(TextTable table, String what, long many) {
    table.add(List.of(what, String.format(Locale.ROOT, "%,d", many)));
  }

  private static TextTable inputs(TrainReport report) {
    TextTable table = new TextTable(2, List.of("file", "read as", "rows used"));
    report
        .inputs()
        .forEach(
            input ->
                table.add(
                    List.of(
                        input.file(),
                        input.format(),
                        String.format(Locale.ROOT, "%,d", input.rows()))));
    return table;
  }

  private static TextTable dropped(TrainReport report) {
    TextTable table = new TextTable(2, List.of("file", "dropped because", "rows", "first line"));
    report
        .dropped()
        .forEach(
            each ->
                table.add(
                    List.of(
                        each.file(),
                        each.reason(),
                        String.format(Locale.ROOT, "%,d", each.rows()),
                        Long.toString(each.firstLine()))));
    return table;
  }

  private static TextTable seconds(TrainReport report) {
    TextTable table = new TextTable(1, List.of("phase", "seconds"));
    report
        .seconds()
        .forEach(
            (phase, seconds) ->
                table.add(List.of(phase, String.format(Locale.ROOT, "%.1f", seconds))));
    return table;
  }
}
