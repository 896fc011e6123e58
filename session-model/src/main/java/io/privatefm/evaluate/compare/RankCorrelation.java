package io.privatefm.evaluate.compare;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Spearman's correlation of ranks; equal values share the mean of their ranks. */
final class RankCorrelation {
  private RankCorrelation() {}

  /** −1 to 1; NaN where one side has no two different values. */
  static double of(double[] a, double[] b) {
    double[] ranksOfA = ranks(a);
    double[] ranksOfB = ranks(b);
    double mean = (a.length - 1) / 2.0;
    double together = 0;
    double ofA = 0;
    double ofB = 0;
    for (int i = 0; i < a.length; i++) {
      double x = ranksOfA[i] - mean;
      double y = ranksOfB[i] - mean;
      together += x * y;
      ofA += x * x;
      ofB += y * y;
    }
    return together / Math.sqrt(ofA * ofB);
  }

  private static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] ranks = new double[values.length];
    for (int from = 0, to; from < order.length; from = to) {
      for (to = from + 1; to < order.length && values[order[to]] == values[order[from]]; to++) {
        // as far as the values are equal
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
    }
    return ranks;
  }
}
