package io.privatefm.server.air;

/**
 * The rule of client times: a client may tell when something happened, within what can be true. It
 * cannot have happened before its spin was drawn, nor after now; a clock a little ahead is
 * forgiven.
 */
final class PlausibleTime {
  private PlausibleTime() {}

  /**
   * A plausible time.
   *
   * @param toldMs what the client told; 0: nothing
   * @param earliestMs when the spin was drawn
   * @param nowMs the server's time
   * @param skewMs how far a client's clock may be ahead and still be taken at its word
   */
  static long of(long toldMs, long earliestMs, long nowMs, int skewMs) {
    if (toldMs <= 0) {
      return nowMs;
    }
    long latestMs = Math.max(earliestMs, nowMs + skewMs);
    return Math.clamp(toldMs, earliestMs, latestMs);
  }
}
