package io.privatefm.evaluate.offpolicy;

import io.privatefm.catalogue.CatalogueException;
import java.util.SplittableRandom;

/**
 * The probability that an item is the best, under a Beta posterior of each item's mean reward: how
 * often it wins among seeded draws. The prior is the mean of all, as firm as in {@link ItemMeans}.
 */
final class BetaVotes {
  static final int DRAWS = 20_000;

  private BetaVotes() {}

  /** float64[items], together 1. */
  static double[] of(ItemMeans learned, int items, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] a = new double[items];
    double[] b = new double[items];
    for (int item = 0; item < items; item++) {
      double total = learned.count(item) + ItemMeans.firmness();
      a[item] = learned.mean(item) * total;
      b[item] = total - a[item];
      if (!(a[item] > 0 && b[item] > 0)) {
        throw new CatalogueException(
            "must have rewards of 0 to 1, not all alike, to fit: target=thompson");
      }
    }
    double[] votes = new double[items];
    double[] drawn = new double[items];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int item = 0; item < items; item++) {
        double x = gamma(a[item], random);
        drawn[item] = x / (x + gamma(b[item], random));
      }
      Shares.best(drawn, 1.0 / DRAWS, votes);
    }
    return votes;
  }

  /** Marsaglia and Tsang: A simple method for generating gamma variables, ACM TOMS 2000. */
  private static double gamma(double shape, SplittableRandom random) {
    if (shape < 1) {
      return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
