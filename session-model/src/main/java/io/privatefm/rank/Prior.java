package io.privatefm.rank;

/**
 * What the ranker believes before it has seen anything: a weight for each feature, by hand, and how
 * firmly it is held.
 *
 * <p>The weights say what anybody would say (near to what is liked is good, near to what was
 * skipped is bad); with some thousand spins the data speak louder.
 */
final class Prior {
  /** Standard deviation of a weight around its mean. */
  private static final double WEIGHT_DEVIATION = 0.05;

  /** That of the weight of what is foretold, which depends on whose sessions foretell. */
  private static final double FORETOLD_DEVIATION = 0.5;

  /** Standard deviation of a reward around what its features say. */
  static final double REWARD_DEVIATION = 0.5;

  /** Means by position in the unpacked vector. */
  private static final double[] MEANS = {
    0.0, // bias
    0.02, // by interest
    0.02, // by long-term
    0.02, // by graph
    0.0, // by popular
    -0.02, // by explore
    0.0, // by sessions
    0.0, // by item-to-item
    0.35, // interest
    0.1, // long-term
    0.5, // popularity
    0.25, // artist
    0.35, // tags
    0.9, // taste
    6.0, // foretold
  };

  private Prior() {}

  static double mean(int feature) {
    return MEANS[feature];
  }

  static double precision(int feature) {
    boolean foretold = feature == Features.unpacked(Features.FORETOLD);
    double deviation = foretold ? FORETOLD_DEVIATION : WEIGHT_DEVIATION;
    return 1 / (deviation * deviation);
  }

  static double noisePrecision() {
    return 1 / (REWARD_DEVIATION * REWARD_DEVIATION);
  }
}
