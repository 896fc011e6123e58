package io.privatefm.evaluate.simulate.truth;

/**
 * How tired a listener is of some things: each hearing adds to a thing's fatigue, and fatigue goes
 * down by the e-th part over a time of its own.
 */
final class Fatigue {
  private final double[] levels;
  private final double recoveryMs;
  private long asOfMs = Long.MIN_VALUE;

  /** Nobody is tired of anything yet. */
  Fatigue(int things, double recoveryMs) {
    this.levels = new double[things];
    this.recoveryMs = recoveryMs;
  }

  /** Lets the time pass up to now. */
  void rest(long nowMs) {
    if (asOfMs != Long.MIN_VALUE && nowMs > asOfMs) {
      double kept = Math.exp(-(nowMs - asOfMs) / recoveryMs);
      for (int thing = 0; thing < levels.length; thing++) {
        levels[thing] *= kept;
      }
    }
    asOfMs = Math.max(asOfMs, nowMs);
  }

  void add(int thing, double more) {
    levels[thing] += more;
  }

  /** At least 0. */
  double of(int thing) {
    return levels[thing];
  }

  /** All levels; borrowed. */
  double[] levels() {
    return levels;
  }
}
