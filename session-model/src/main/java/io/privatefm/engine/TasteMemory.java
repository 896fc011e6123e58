package io.privatefm.engine;

import io.privatefm.station.JudgedTracks;
import java.util.Arrays;

/**
 * Which of the judged tracks tell the taste of this hour, and how surely: those of this session, of
 * other sessions at this time of day, and of other sessions, the older the less. Scratch of one
 * engine.
 *
 * <p>Hours are compared with each other, so that no time zone is needed: what a listener played at
 * this time yesterday is a day ago anywhere.
 */
final class TasteMemory {
  private static final long DAY_MS = 24 * 3_600_000L;

  /** Times of day less apart than this are one. */
  private static final long SAME_HOURS_MS = 2 * 3_600_000L;

  /** How much more each older reward varies. */
  private static final double AGEING = 1.03;

  /** How much more the rewards of other sessions at most vary at this time of day. */
  private static final double SAME_HOURS_MOST = 3;

  /** How much more those of other sessions at other times vary. */
  private static final double OTHER_HOURS = 4;

  private final double newest;
  private final int[] judged = new int[JudgedTracks.MOST];
  private final double[] variances = new double[JudgedTracks.MOST];
  private final double[] rising = new double[JudgedTracks.MOST];
  private int count;

  /**
   * A memory.
   *
   * @param newest the variance of the newest reward
   */
  TasteMemory(double newest) {
    this.newest = newest;
  }

  /**
   * Chooses the surest.
   *
   * @param most how many; of equals the newer
   * @param sinceMs when this session began
   * @param byHour whether other sessions at this time of day count more
   */
  void choose(JudgedTracks all, int most, long sinceMs, long nowMs, boolean byHour) {
    count = 0;
    double aged = newest;
    for (int i = 0; i < all.count(); i++) {
      if (all.row(i) >= 0) {
        judged[count] = i;
        variances[count++] = variance(all.atMs(i), aged, sinceMs, nowMs, byHour);
      }
      aged *= AGEING;
    }
    if (count > most) {
      keepSurest(most);
    }
  }

  private double variance(long atMs, double aged, long sinceMs, long nowMs, boolean byHour) {
    if (atMs >= sinceMs) {
      return aged;
    }
    long apart = Math.floorMod(nowMs - atMs, DAY_MS);
    boolean sameHours = byHour && Math.min(apart, DAY_MS - apart) < SAME_HOURS_MS;
    return sameHours ? Math.min(aged, newest * SAME_HOURS_MOST) : aged * OTHER_HOURS;
  }

  private void keepSurest(int most) {
    System.arraycopy(variances, 0, rising, 0, count);
    Arrays.sort(rising, 0, count);
    double last = rising[most - 1];
    int below = 0;
    while (rising[below] < last) {
      below++;
    }
    int left = most - below;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      boolean keep = variances[i] < last || (variances[i] == last && left-- > 0);
      if (keep) {
        judged[kept] = judged[i];
        variances[kept++] = variances[i];
      }
    }
    count = kept;
  }

  /** How many are chosen. */
  int count() {
    return count;
  }

  /** Which of the judged tracks the i-th is; they are in the order of the judged. */
  int judged(int i) {
    return judged[i];
  }

  /** The variance of its reward around what the listener thinks of the track. */
  double variance(int i) {
    return variances[i];
  }
}
