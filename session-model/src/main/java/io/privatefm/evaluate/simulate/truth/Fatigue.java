package io.privatefm.evaluate.simulate.truth;

/**
 * How tired a listener is of some things: each hearing adds to a thing's fatigue, and fatigue goes
 * down by the e-th part over a time of its own.
 */
final class Fatigue {
  private final double[] levels;
  private final long[] asOfMs;
  private final double recoveryMs;
  private long nowMs = Long.MIN_VALUE;

  /** Nobody is tired of anything yet. */
  Fatigue(int things, double recoveryMs) {
    this.levels = new double[things];
    this.asOfMs = new long[things];
    this.recoveryMs = recoveryMs;
  }

  /** Lets the time pass up to now; it never goes back. */
  void rest(long toMs) {
    nowMs = Math.max(nowMs, toMs);
  }

  /** Adds to what is left of the thing's fatigue; the sum may be below 0. */
  void add(int thing, double more) {
    levels[thing] = of(thing) + more;
    asOfMs[thing] = nowMs;
  }

  /** What is left of the thing's fatigue now. */
  double of(int thing) {
    double level = levels[thing];
    return level == 0 ? 0 : level * Math.exp(-(nowMs - asOfMs[thing]) / recoveryMs);
  }
}
