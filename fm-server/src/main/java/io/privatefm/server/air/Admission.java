package io.privatefm.server.air;

/**
 * How quickly stations come on air, over all loops: after a restart everybody comes at once. In no
 * second more of them arrive than the limit says, also behind a pause of the disk: those that are
 * on their way, from their {@code hello} until they are loaded, are bounded too, or they would all
 * arrive together when it is over. Thread-safe, under its own lock for a moment.
 */
final class Admission {
  /** Tenths of a second's stations may come at once, and as many be on their way. */
  private static final int SHARES = 10;

  private final Rate rate;
  private final int most;
  private int coming;

  Admission(int stationsPerSecond, long nowMs) {
    this.most = Math.ceilDiv(stationsPerSecond, SHARES);
    this.rate = new Rate(Math.max(1, stationsPerSecond - 2 * most), most, nowMs);
  }

  /** One more is on its way; false: not now. Whoever is let in has to {@link #arrive}. */
  synchronized boolean take(long nowMs) {
    if (coming >= most || !rate.take(nowMs)) {
      return false;
    }
    coming++;
    return true;
  }

  /** One is on air, or will not be. */
  synchronized void arrive() {
    coming--;
  }
}
