package io.privatefm.server.air;

/**
 * A token bucket: {@code perSecond} in the long run, {@code atOnce} in one go. Of one loop; the
 * clock is passed in.
 */
final class Rate {
  private static final double MS_PER_SECOND = 1_000.0;
  private final double perMs;
  private final double most;
  private double left;
  private long filledAtMs;

  Rate(int perSecond, int atOnce, long nowMs) {
    this.perMs = perSecond / MS_PER_SECOND;
    this.most = atOnce;
    this.left = atOnce;
    this.filledAtMs = nowMs;
  }

  /** Whether as many as ever may come at once. */
  boolean full(long nowMs) {
    fill(nowMs);
    return left >= most;
  }

  /** Takes one out; false: too many. A clock that jumps back adds nothing. */
  boolean take(long nowMs) {
    fill(nowMs);
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }

  private void fill(long nowMs) {
    long passedMs = Math.max(0, nowMs - filledAtMs);
    filledAtMs = nowMs;
    left = Math.min(most, left + passedMs * perMs);
  }
}
