package io.privatefm.station;

/**
 * Records of tracks that begin with a time, in two bytes: the lowest of the minute since 1970,
 * rounded up, so that what was at the start of a session or after it still is. All times of a list
 * lie within 45 days; what is older than that becomes so many weeks younger, and so keeps its hour
 * and its day of the week, which are what the old is asked for.
 *
 * <p>A list that is told anew what it tells, the oldest first, tells the same.
 */
abstract class TimedTracks extends TrackRecords {
  /** Where the rest of a record begins. */
  static final int TIME_BYTES = 2;

  private static final int APART_MOST = (1 << (TIME_BYTES * Byte.SIZE)) - 1;
  private static final long MINUTE_MS = 60_000;
  private static final int WEEK = 7 * 24 * 60;

  /** No minute is after it. */
  private int newest;

  TimedTracks(int most, int more) {
    super(most, TIME_BYTES + more);
  }

  /** The row of the i-th newest; below 0 when the catalogue lost the track. */
  @Override
  public int row(int i) {
    return super.row(i);
  }

  /** When the i-th newest was told, in epoch milliseconds, rounded up to a minute. */
  public long atMs(int i) {
    return minute(i) * MINUTE_MS;
  }

  int minute(int i) {
    int behind = newest - (int) get(i, 0, TIME_BYTES);
    return newest - (behind & APART_MOST);
  }

  static int minuteOf(long epochMs) {
    return (int) Math.clamp(Math.ceilDiv(epochMs, MINUTE_MS), 0L, Integer.MAX_VALUE);
  }

  /** Writes the time of a record that has none yet. */
  void setTime(int fresh, long whenMs) {
    int when = minuteOf(whenMs);
    int first = when;
    int last = when;
    for (int i = 0; i < count(); i++) {
      int minute = i == fresh ? when : minute(i);
      first = Math.min(first, minute);
      last = Math.max(last, minute);
    }
    for (int i = 0; last - first > APART_MOST && i < count(); i++) {
      set(i, 0, TIME_BYTES, within(minute(i), last));
    }
    set(fresh, 0, TIME_BYTES, within(when, last));
    newest = last;
  }

  /** The minute, or where it is too old, that of the same hour of the first week that is not. */
  private static int within(int minute, int last) {
    int tooOld = Math.max(0, last - minute - APART_MOST);
    return minute + Math.ceilDiv(tooOld, WEEK) * WEEK;
  }
}
