package io.privatefm.station;

/**
 * Times as a station keeps them: whole seconds since 1970 in 32 bits without a sign, so until 2106.
 * Rounded up, so that what was at the start of a session or after it still is.
 */
final class Seconds {
  private static final long MS = 1_000;
  private static final long MOST = (1L << Integer.SIZE) - 1;

  private Seconds() {}

  static int of(long epochMs) {
    return (int) Math.clamp(Math.ceilDiv(epochMs, MS), 0L, MOST);
  }

  static long toMs(int seconds) {
    return Integer.toUnsignedLong(seconds) * MS;
  }
}
