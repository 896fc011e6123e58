package io.privatefm.bench.run;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What was measured of one system: its points from little effort to much.
 *
 * @param buildSeconds how long its build took
 * @param bytesPerVector graph and vectors, in bytes for each vector
 * @param residentBytes of its own process, or what this process grew by when it was opened and
 *     warmed up
 */
public record Curve(
    String system,
    String parameters,
    double buildSeconds,
    double bytesPerVector,
    long residentBytes,
    List<Point> points) {
  public Curve {
    points = List.copyOf(points);
  }

  /**
   * Queries per second at a recall, interpolated between the two measured points around it on the
   * logarithm of queries per second. Where the least effort already has that recall, its speed.
   * Empty where no effort has it.
   */
  public OptionalDouble queriesPerSecondAt(double recall) {
    List<Point> frontier = frontier();
    if (frontier.isEmpty() || frontier.getLast().recall() < recall) {
      return OptionalDouble.empty();
    }
    Point below = frontier.getFirst();
    for (Point above : frontier) {
      if (above.recall() >= recall) {
        return OptionalDouble.of(between(below, above, recall));
      }
      below = above;
    }
    return OptionalDouble.empty();
  }

  /** The points that no other one beats in both recall and speed, by rising recall. */
  public List<Point> frontier() {
    return points.stream()
        .filter(point -> points.stream().noneMatch(other -> beats(other, point)))
        .sorted(Comparator.comparingDouble(Point::recall))
        .toList();
  }

  private static boolean beats(Point other, Point point) {
    return other.recall() >= point.recall()
        && other.queriesPerSecond() >= point.queriesPerSecond()
        && (other.recall() > point.recall() || other.queriesPerSecond() > point.queriesPerSecond());
  }

  private static double between(Point below, Point above, double recall) {
    double span = above.recall() - below.recall();
    if (below.recall() >= recall || span <= 0) {
      return above.queriesPerSecond();
    }
    double share = (recall - below.recall()) / span;
    return Math.exp(
        (1 - share) * Math.log(below.queriesPerSecond())
            + share * Math.log(above.queriesPerSecond()));
  }
}
