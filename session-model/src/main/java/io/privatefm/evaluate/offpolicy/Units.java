package io.privatefm.evaluate.offpolicy;

import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.evaluate.report.Interval;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** What the bootstrap resamples: rounds, or owners with all their rounds. */
final class Units {
  private final Bootstrap bootstrap;
  private final int[] unitOf;
  private final int units;
  private final double[] rounds;

  Units(Decisions decisions, boolean byOwner, Bootstrap bootstrap) {
    this.bootstrap = bootstrap;
    unitOf = new int[decisions.count()];
    LoggedRounds log = decisions.log;
    Arrays.setAll(unitOf, i -> byOwner ? log.owner(decisions.first + i) : i);
    int[] named =
        Arrays.stream(unitOf).distinct().sorted().toArray(); // owners of judged rounds only
    Arrays.setAll(unitOf, i -> Arrays.binarySearch(named, unitOf[i]));
    units = named.length;
    rounds = sums(_ -> 1);
  }

  /** How many. */
  int count() {
    return units;
  }

  /** The unit of a judged round. */
  int of(int i) {
    return unitOf[i];
  }

  /** The mean over the rounds when the units count so often. */
  double mean(double[] values, int[] times) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * times[unitOf[i]];
    }
    return sum / dot(rounds, times);
  }

  /** Of one number per round, the sum per unit. */
  double[] sums(IntToDoubleFunction of) {
    double[] sums = new double[units];
    for (int i = 0; i < unitOf.length; i++) {
      sums[unitOf[i]] += of.applyAsDouble(i);
    }
    return sums;
  }

  /** The sum of one over the sum of another. */
  Interval ratio(IntToDoubleFunction above, IntToDoubleFunction below) {
    return bootstrap.ratio(sums(above), sums(below));
  }

  /** The same less the mean of a third over the rounds, resampled together. */
  Interval lift(
      IntToDoubleFunction above, IntToDoubleFunction below, IntToDoubleFunction compared) {
    double[] a = sums(above);
    double[] b = sums(below);
    double[] c = sums(compared);
    return bootstrap.of(
        units, times -> dot(a, times) / dot(b, times) - dot(c, times) / dot(rounds, times));
  }

  /** The difference of two quotients of sums, resampled together. */
  Interval difference(
      IntToDoubleFunction above,
      IntToDoubleFunction below,
      IntToDoubleFunction lessAbove,
      IntToDoubleFunction lessBelow) {
    double[] a = sums(above);
    double[] b = sums(below);
    double[] c = sums(lessAbove);
    double[] d = sums(lessBelow);
    return bootstrap.of(
        units, times -> dot(a, times) / dot(b, times) - dot(c, times) / dot(d, times));
  }

  private static double dot(double[] values, int[] times) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * times[i];
    }
    return sum;
  }
}
