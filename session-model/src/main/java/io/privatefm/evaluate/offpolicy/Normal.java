package io.privatefm.evaluate.offpolicy;

/** The standard normal distribution. */
final class Normal {
  private Normal() {}

  /** The value below which this share lies, by bisection; 0 and 1 exclusive. */
  static double quantile(double share) {
    double low = -9;
    double high = 9;
    for (int step = 0; step < 80; step++) {
      double middle = (low + high) / 2;
      low = below(middle) < share ? middle : low;
      high = below(middle) < share ? high : middle;
    }
    return low;
  }

  /** The share below a value, by Marsaglia's series (Journal of Statistical Software 2004). */
  static double below(double x) {
    double term = x;
    double sum = x;
    for (int i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
