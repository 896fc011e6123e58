package io.privatefm.bench.report;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.privatefm.bench.run.Curve;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of the table and one object of the JSON: a system at one effort.
 *
 * @param parameters of the build and the search, {@code name=value} with spaces between
 * @param residentBytes see {@link Curve}
 */
public record Row(
    String system,
    String parameters,
    double recall,
    double queriesPerSecond,
    double p50Micros,
    double p99Micros,
    double buildSeconds,
    double bytesPerVector,
    long residentBytes) {

  /** The rows of all systems, in their order. */
  public static List<Row> of(List<Curve> curves) {
    List<Row> rows = new ArrayList<>();
    for (Curve curve : curves) {
      for (var point : curve.points()) {
        rows.add(
            new Row(
                curve.system(),
                (curve.parameters() + " " + point.effort()).strip(),
                rounded(point.recall(), 5),
                rounded(point.queriesPerSecond(), 1),
                rounded(point.p50Micros(), 1),
                rounded(point.p99Micros(), 1),
                curve.buildSeconds(),
                rounded(curve.bytesPerVector(), 1),
                curve.residentBytes()));
      }
    }
    return rows;
  }

  /** Writes the rows as a JSON array. */
  public static void writeJson(List<Row> rows, Path file) throws IOException {
    Page.makeFolder(file);
    new ObjectMapper().writer(new DefaultPrettyPrinter()).writeValue(file.toFile(), rows);
  }

  private static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
