package io.privatefm.bench.report;

import io.privatefm.bench.run.Curve;
import io.privatefm.evaluate.report.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The tables in Markdown, padded so that a terminal shows them as well. */
public final class Tables {
  private static final double[] RECALLS = {0.90, 0.95, 0.99};
  private static final String OURS = "private-fm";

  private Tables() {}

  /** Every row that was measured. */
  public static String measured(List<Row> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "system",
            "parameters",
            "recall@10",
            "queries/s",
            "p50 µs",
            "p99 µs",
            "build s",
            "bytes/vector",
            "resident MB"));
    for (Row row : rows) {
      lines.add(
          List.of(
              row.system(),
              row.parameters(),
              format("%.4f", row.recall()),
              format("%,.0f", row.queriesPerSecond()),
              format("%,.0f", row.p50Micros()),
              format("%,.0f", row.p99Micros()),
              format("%,.1f", row.buildSeconds()),
              format("%,.0f", row.bytesPerVector()),
              format("%,.0f", row.residentBytes() / 1e6)));
    }
    return markdown(lines, 2);
  }

  /**
   * Queries per second at equal recall, and how often ours does what another does once; ours is the
   * first system whose name begins with {@code private-fm}, the approximate one before the exact.
   */
  public static String atEqualRecall(List<Curve> curves) {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("system"));
    for (double recall : RECALLS) {
      head.add(format("queries/s at %.2f", recall));
      head.add("private-fm ÷ it");
    }
    lines.add(head);
    Curve ours =
        curves.stream().filter(curve -> curve.system().startsWith(OURS)).findFirst().orElse(null);
    for (Curve curve : curves) {
      List<String> line = new ArrayList<>(List.of(curve.system()));
      for (double recall : RECALLS) {
        OptionalDouble its = curve.queriesPerSecondAt(recall);
        OptionalDouble our =
            ours == null ? OptionalDouble.empty() : ours.queriesPerSecondAt(recall);
        line.add(its.isPresent() ? format("%,.0f", its.getAsDouble()) : "–");
        line.add(
            its.isPresent() && our.isPresent()
                ? format("%.2f", our.getAsDouble() / its.getAsDouble())
                : "–");
      }
      lines.add(line);
    }
    return markdown(lines, 1);
  }

  private static String format(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String markdown(List<List<String>> lines, int words) {
    TextTable table = new TextTable(words, lines.getFirst());
    lines.subList(1, lines.size()).forEach(table::add);
    return table.toString();
  }
}
