package io.privatefm.evaluate.report;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Intervals by resampling whole units (sessions, people, logged rounds) with replacement, and
 * taking the percentiles of the figure over the resamples.
 *
 * <p>Units must be what is independent: a session's predictions hang together, sessions do not. The
 * same seed and units give the same interval, whatever was asked before. Efron and Tibshirani: An
 * Introduction to the Bootstrap, 1993, chapter 13.
 *
 * @param resamples how many, at least 1; 1,000 settle two digits of a 95 % interval
 * @param confidence share of the resamples within the interval, above 0 and below 1
 * @param seed of the resamples
 */
public record Bootstrap(int resamples, double confidence, long seed) {

  /** 1,000 resamples and 95 %. */
  public static Bootstrap of(long seed) {
    return new Bootstrap(1_000, 0.95, seed);
  }

  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("must be >= 1: resamples=" + resamples);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("must be > 0 and < 1: confidence=" + confidence);
    }
  }

  /** The mean of one value per unit. */
  public Interval mean(double[] values) {
    return of(values.length, times -> sum(values, times) / values.length);
  }

  /** The mean of the differences between two values of the same unit, the first less the second. */
  public Interval difference(double[] ours, double[] theirs) {
    if (ours.length != theirs.length) {
      throw new IllegalArgumentException(
          "must be of the same units: ours=" + ours.length + " theirs=" + theirs.length);
    }
    double[] differences = new double[ours.length];
    Arrays.setAll(differences, i -> ours[i] - theirs[i]);
    return mean(differences);
  }

  /** The sum of one value per unit over the sum of another: a mean over units of unequal size. */
  public Interval ratio(double[] numerators, double[] denominators) {
    return of(numerators.length, times -> sum(numerators, times) / sum(denominators, times));
  }

  /**
   * Any figure of weighted units.
   *
   * @param figure gives the figure when the i-th unit counts {@code times[i]} times; the array is
   *     borrowed
   */
  public Interval of(int units, ToDoubleFunction<int[]> figure) {
    int[] times = new int[units];
    Arrays.fill(times, 1);
    double estimate = figure.applyAsDouble(times);
    if (units == 0) {
      return new Interval(estimate, Double.NaN, Double.NaN);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] figures = new double[resamples];
    for (int resample = 0; resample < resamples; resample++) {
      resample(random, times);
      figures[resample] = figure.applyAsDouble(times);
    }
    return interval(estimate, figures);
  }

  private static void resample(SplittableRandom random, int[] times) {
    Arrays.fill(times, 0);
    for (int i = 0; i < times.length; i++) {
      times[random.nextInt(times.length)]++;
    }
  }

  private Interval interval(double estimate, double[] figures) {
    Arrays.sort(figures);
    double tail = (1 - confidence) / 2;
    return new Interval(estimate, percentile(figures, tail), percentile(figures, 1 - tail));
  }

  /**
   * The difference of two ratios of sums over different units, the first less the second: both are
   * resampled, each for itself.
   */
  public Interval ratioDifference(
      double[] ours, double[] perOurs, double[] theirs, double[] perTheirs) {
    int[] ourTimes = new int[ours.length];
    int[] theirTimes = new int[theirs.length];
    Arrays.fill(ourTimes, 1);
    Arrays.fill(theirTimes, 1);
    double estimate = quotient(ours, perOurs, ourTimes) - quotient(theirs, perTheirs, theirTimes);
    if (ours.length == 0 || theirs.length == 0) {
      return new Interval(estimate, Double.NaN, Double.NaN);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] figures = new double[resamples];
    for (int resample = 0; resample < resamples; resample++) {
      resample(random, ourTimes);
      resample(random, theirTimes);
      figures[resample] =
          quotient(ours, perOurs, ourTimes) - quotient(theirs, perTheirs, theirTimes);
    }
    return interval(estimate, figures);
  }

  private static double quotient(double[] numerators, double[] denominators, int[] times) {
    return sum(numerators, times) / sum(denominators, times);
  }

  private static double sum(double[] values, int[] times) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * times[i];
    }
    return sum;
  }

  /** Between the two nearest ranks, in proportion. */
  private static double percentile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
