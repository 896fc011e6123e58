package io.privatefm.evaluate.simulate;

import io.privatefm.evaluate.simulate.truth.Occasion;

/**
 * When listeners listen: three sessions a day, at 8, 13 and 20 o'clock, of {@value
 * #SPINS_PER_SESSION} spins each. A session begins at its hour, however long the one before took.
 */
final class Schedule {
  static final int SPINS_PER_SESSION = 20;

  private static final int[] HOURS = {8, 13, 20};
  private static final long HOUR_MS = 3_600_000;
  private static final long FIRST_MIDNIGHT_MS = 1_795_305_600_000L;

  private Schedule() {}

  /** Whether a session begins with this spin. */
  static boolean begins(int spin) {
    return spin % SPINS_PER_SESSION == 0;
  }

  /** When the session of this spin begins, in epoch milliseconds. */
  static long sessionStartsAtMs(int spin) {
    int session = spin / SPINS_PER_SESSION;
    long day = session / HOURS.length;
    return FIRST_MIDNIGHT_MS + (24 * day + hour(session)) * HOUR_MS;
  }

  /** A spin that starts at this time. */
  static Occasion occasion(int spin, long atMs) {
    int session = spin / SPINS_PER_SESSION;
    return new Occasion(spin, session, hour(session), atMs);
  }

  private static int hour(int session) {
    return HOURS[session % HOURS.length];
  }
}
