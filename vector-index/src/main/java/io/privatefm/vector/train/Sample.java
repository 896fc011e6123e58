package io.privatefm.vector.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Some of the rows, in ascending order. */
final class Sample {
  private final Rows rows;
  private final int @Nullable [] ids;
  private final int step;
  private final int count;

  /**
   * @param ids the rows; null for all rows
   * @param step every which of them is taken
   */
  private Sample(Rows rows, int @Nullable [] ids, int step) {
    this.rows = rows;
    this.ids = ids;
    this.step = step;
    int all = ids == null ? rows.count() : ids.length;
    count = (int) (((long) all + step - 1) / step);
  }

  static Sample all(Rows rows) {
    return new Sample(rows, null, 1);
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

  /** The rows at some positions of these, which rise. */
  Sample only(int[] positions) {
    int[] only = new int[positions.length];
    Arrays.setAll(only, i -> id(positions[i]));
    return new Sample(rows, only, 1);
  }

  Rows rows() {
    return rows;
  }

  int count() {
    return count;
  }

  int id(int position) {
    return ids == null ? position * step : ids[position * step];
  }
}
