package io.privatefm.server.command.torture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table of {@code fm abuse}: a figure in calm, the same under abuse, and how far
 * apart they may be.
 *
 * @param what the figure, with its unit
 * @param calm what it is otherwise, or what was configured; the median of the rounds
 * @param abused what it is under abuse; the median of the rounds
 * @param most {@code abused} may be so many times {@code calm}
 * @param rounds how often each was measured
 * @param lost reactions that were acknowledged and gone later
 * @param told what else there is to say; null: nothing
 * @param broken whether something went wrong that no figure tells
 */
record Bound(
    String what,
    double calm,
    double abused,
    double most,
    int rounds,
    long lost,
    @Nullable String told,
    boolean broken) {

  /** Of what was measured in rounds, and of whatever should not have been. */
  static Bound of(
      String what,
      List<Double> calm,
      List<Double> abused,
      double most,
      long lost,
      @Nullable String told,
      List<String> troubles) {
    boolean broken = lost > 0 || !troubles.isEmpty();
    return new Bound(
        what,
        median(calm),
        median(abused),
        most,
        abused.size(),
        lost,
        troubles.isEmpty() ? told : String.join("; ", troubles),
        broken);
  }

  /** What could not be judged, and why. */
  static Bound broken(String what, String why) {
    return new Bound(what, 0, 0, 0, 0, 0, why, true);
  }

  private static double median(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  double ratio() {
    return abused / calm;
  }

  /** Whether the figure keeps within its bound. */
  boolean within() {
    return ratio() <= most;
  }
}
