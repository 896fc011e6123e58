package io.privatefm.server.air;

import java.util.concurrent.TimeUnit;

/**
 * How long work waits on an event loop, as probes tell that are put on it one after another: each
 * is due some time after the one before has run, and its lateness is the queue in front of it. The
 * least of the last few counts (as in CoDel, RFC 8289): a burst, a pause of the collector or a long
 * turn passes, a queue that stands does not. Of one loop; {@link #millis} may be read from any
 * thread.
 */
final class StandingLag {
  /** The time between two probes. */
  static final long PERIOD_MS = 50;

  private static final int PROBES = 5;
  private final long[] lateMs = new long[PROBES];
  private int probes;
  private volatile long leastMs;

  /** A probe has run that was due at this {@link System#nanoTime}. */
  void ran(long dueNanos, long nowNanos) {
    lateMs[probes] = Math.max(0, TimeUnit.NANOSECONDS.toMillis(nowNanos - dueNanos));
    probes = (probes + 1) % PROBES;
    leastMs = least();
  }

  private long least() {
    long least = Long.MAX_VALUE;
    for (long each : lateMs) {
      least = Math.min(least, each);
    }
    return least;
  }

  /** The lag that stands. */
  long millis() {
    return leastMs;
  }
}
