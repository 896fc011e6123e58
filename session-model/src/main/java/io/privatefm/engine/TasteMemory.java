package io.privatefm.engine;

import io.privatefm.station.JudgedTracks;

/**
 * Which of the judged tracks tell the taste of now, and how surely: those of this session, of other
 * sessions in {@link Circumstances} like these, and of other sessions, the older the less. Scratch
 * of one engine.
 */
final class TasteMemory {
  /** How much more each older reward varies. */
  private static final double AGEING = 1.03;

  /** How much more the rewards of other sessions in like circumstances at most vary. */
  private static final double ALIKE_MOST = 3;

  /** How much more they vary when one was on a workday and the other at a weekend. */
  private static final double OTHER_DAYS = 1.5;

  /** How much more those of other sessions in other circumstances vary. */
  private static final double OTHER = 4;

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
   * @param now what it is chosen for
   */
  void choose(JudgedTracks all, int most, Circumstances now) {
    count = 0;
    double aged = newest;
    for (int i = 0; i < all.count(); i++) {
      if (all.row(i) >= 0) {
        judged[count] = i;
        variances[count++] = variance(all.atMs(i), all.scene(i), aged, now);
      }
      aged *= AGEING;
    }
    if (count > most) {
      keepSurest(most);
    }
  }

  private double variance(long atMs, byte scene, double aged, Circumstances now) {
    if (atMs >= now.sinceMs()) {
      return aged;
    }
    if (!now.alike(atMs, scene)) {
      return aged * OTHER;
    }
    double alike = Math.min(aged, newest * ALIKE_MOST);
    return now.onOtherDays(atMs) ? alike * OTHER_DAYS : alike;
  }

  private void keepSurest(int most) {
    System.arraycopy(variances, 0, rising, 0, count);
    double last = Kth.smallest(rising, count, most - 1);
    int left = most;
    for (int i = 0; i < count; i++) {
      left -= variances[i] < last ? 1 : 0;
    }
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
