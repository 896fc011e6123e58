package io.privatefm.evaluate.simulate;

/**
 * Who listens, and for how long.
 *
 * @param first the number of the first listener; the others follow
 * @param listeners at least 1
 * @param spins that each hears, at least 1
 */
record Audience(long first, int listeners, int spins) {
  /** Numbers of listeners from here on are only tuned with. */
  private static final long FIRST_TO_TUNE_WITH = 1_000_000_000L;

  /** Those by whom contestants are judged. */
  static Audience toJudge(int listeners, int spins) {
    return new Audience(0, listeners, spins);
  }

  /** Others, with whom parameters are chosen. */
  static Audience toTune(int listeners, int spins) {
    return new Audience(FIRST_TO_TUNE_WITH, listeners, spins);
  }
}
