package io.privatefm.catalogue;

import java.util.Arrays;

/** The most popular tracks, found at the first question by a look at all; any thread. */
final class Chart {
  static final int MOST = 2_048;

  private final Catalogue catalogue;
  private int[] rows = {};

  Chart(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  synchronized int[] rows() {
    if (rows.length == 0) {
      rows = made();
    }
    return rows;
  }

  private int[] made() {
    long[] best = new long[2 * MOST];
    long least = Long.MIN_VALUE;
    int count = 0;
    for (int row = 0; row < catalogue.size(); row++) {
      long rank = rank(row);
      if (rank > least) {
        best[count++] = rank;
        if (count == best.length) {
          Arrays.sort(best);
          System.arraycopy(best, MOST, best, 0, MOST);
          count = MOST;
          least = best[0];
        }
      }
    }
    Arrays.sort(best, 0, count);
    int[] chart = new int[Math.min(count, MOST)];
    for (int i = 0; i < chart.length; i++) {
      chart[i] = ~(int) best[count - 1 - i];
    }
    return chart;
  }

  /** Popularity, whose bits rise with it, and below it the row, the smaller the better. */
  private long rank(int row) {
    long bits = Float.floatToIntBits(catalogue.popularity(row));
    return bits << Integer.SIZE | Integer.toUnsignedLong(~row);
  }
}
