package io.privatefm.station;

/**
 * The limits and measures of one station; all counted, none clocked.
 *
 * @param sessionGapMs silence after which a new session starts from the long-term interests
 * @param repeatWindow spins within which no track comes again
 * @param artistWindow spins over which an artist's share is watched
 * @param artistMost most spins of one artist within that window
 * @param behaviourWindow tracks remembered per behaviour
 * @param likesMost likes remembered, at most 65,535; the oldest makes room
 * @param bansMost bans remembered, of tracks and of artists each, at most 65,535; the oldest makes
 *     room
 * @param withinMost tracks of one restriction
 * @param shortTerm how the session's interests behave
 * @param longTerm how the listener's interests behave; no more of them than of the session's
 */
public record StationOptions(
    long sessionGapMs,
    int repeatWindow,
    int artistWindow,
    int artistMost,
    int behaviourWindow,
    int likesMost,
    int bansMost,
    int withinMost,
    InterestOptions shortTerm,
    InterestOptions longTerm) {

  /** Half an hour of silence ends a session; 200 spins without repeat; 2 of an artist in 8. */
  public static final StationOptions DEFAULT =
      new StationOptions(
          30 * 60_000L,
          200,
          8,
          2,
          16,
          5_000,
          5_000,
          100_000,
          InterestOptions.SHORT_TERM,
          InterestOptions.LONG_TERM);

  public StationOptions {
    require(sessionGapMs >= 1, "sessionGapMs", sessionGapMs);
    require(repeatWindow >= artistWindow && repeatWindow <= 65_535, "repeatWindow", repeatWindow);
    require(artistWindow >= 1, "artistWindow", artistWindow);
    require(artistMost >= 1, "artistMost", artistMost);
    require(behaviourWindow >= 1 && behaviourWindow <= 1_024, "behaviourWindow", behaviourWindow);
    require(likesMost >= 1 && likesMost <= 65_535, "likesMost", likesMost);
    require(bansMost >= 1 && bansMost <= 65_535, "bansMost", bansMost);
    require(withinMost >= 1, "withinMost", withinMost);
    require(longTerm.capacity() <= shortTerm.capacity(), "longTerm", longTerm.capacity());
  }

  private static void require(boolean holds, String option, long value) {
    if (!holds) {
      throw new IllegalArgumentException("out of range: " + option + "=" + value);
    }
  }
}
