package io.privatefm.server.air;

/**
 * A token bucket: {@code perSecond} messages in the long run, {@code atOnce} in one go. Of one
 * loop; the clock is passed in.
 */
final class MessageRate {
  private static final double MS_PER_SECOND = 1_000.0;
  private final double perMs;
  private final double most;
  private double left;
  private long filledAtMs;

  MessageRate(int perSecond, int atOnce, long nowMs) {
    this.perMs = perSecond / MS_PER_SECOND;
    this.most = atOnce;
    this.left = atOnce;
    this.filledAtMs = nowMs;
  }

  /** Takes one message out; false: too many. A clock that jumps back adds nothing. */
  boolean take(long nowMs) {
    long passedMs = Math.max(0, nowMs - filledAtMs);
    filledAtMs = nowMs;
    left = Math.min(most, left + passedMs * perMs);
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
