package io.privatefm.vector.train;

import java.util.SplittableRandom;

/** Some of the rows, in ascending order. */
final class Sample {
  private final Rows rows;
  private final int[] ids;
  private final int step;
  private final int count;

  /**
   * @param ids the rows; none for all rows
   * @param step every which of them is taken
   */
  private Sample(Rows rows, int[] ids, int step) {
    this.rows = rows;
    this.ids = ids;
    this.step = step;
    int all = ids.length == 0 ? rows.count() : ids.length;
    count = (int) (((long) all + step - 1) / step);
  }

  static Sample all(Rows rows) {
    return new Sample(rows, new int[0], 1);
  }

  /** So many rows, all sets of them equally likely; all rows if there are not more. */
  static Sample random(Rows rows, int size, SplittableRandom random) {
    if (size >= rows.count()) {
      return all(rows);
    }
    return new Sample(rows, choose(rows.count(), size, random), 1);
  }

  /** Selection sampling (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S). */
  static int[] choose(int from, int size, SplittableRandom random) {
    int[] chosen = new int[size];
    int taken = 0;
    for (int id = 0; taken < size; id++) {
      if (random.nextInt(from - id) < size - taken) {
        chosen[taken++] = id;
      }
    }
    return chosen;
  }

  /** The first of every {@code step} of these. */
  Sample every(int step) {
    return new Sample(rows, ids, Math.multiplyExact(this.step, step));
  }

  Rows rows() {
    return rows;
  }

  int count() {
    return count;
  }

  int id(int position) {
    return ids.length == 0 ? position * step : ids[position * step];
  }
}
