package io.privatefm.evaluate.experiment;

/**
 * Whether the listeners are split as they were meant to be. If not, the arms hold different people,
 * and what differs may be those (Fabijan et al.: Diagnosing Sample Ratio Mismatch in Online
 * Controlled Experiments, KDD 2019).
 *
 * @param chiSquare of the listeners against the shares; NaN when the shares are not known
 * @param p the probability of at least that by chance; NaN likewise
 */
public record SampleRatio(double chiSquare, double p) {
  /** Below this chance the split is held to be broken; low, for it is looked at often. */
  static final double ALARM = 0.001;

  static final SampleRatio UNKNOWN = new SampleRatio(Double.NaN, Double.NaN);

  static SampleRatio of(double[] listeners, double[] shares) {
    double total = 0;
    for (double count : listeners) {
      total += count;
    }
    double sum = 0;
    for (int arm = 0; arm < shares.length; arm++) {
      double expected = total * shares[arm];
      sum += (listeners[arm] - expected) * (listeners[arm] - expected) / expected;
    }
    return new SampleRatio(sum, ChiSquare.tail(sum, Math.max(1, shares.length - 1)));
  }

  boolean broken() {
    return p < ALARM;
  }
}
