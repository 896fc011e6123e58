package io.privatefm.vector.inverted;

import io.privatefm.vector.train.Clustering;
import io.privatefm.vector.train.Progress;
import io.privatefm.vector.train.Rows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Lists put in order of the groups that their centroids form, so that neighbours in space are
 * neighbours in the file.
 *
 * @param count how many groups
 * @param groups the group of each list, rising
 * @param points {@code float[group × stride]}
 * @param centroids {@code float[list × stride]}, in their new order
 * @param numbers the new number of each list
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Grouped(int count, int[] groups, float[] points, float[] centroids, int[] numbers) {
  /** Fewer lists than this are one group: all their codes are read in a few microseconds. */
  private static final int FEWEST_GROUPED = 6_144;

  /**
   * Groups some centroids.
   *
   * @param centroids padded as the rows are
   */
  static Grouped of(float[] centroids, Rows rows, long seed, int threads) {
    Rows table = Rows.of(centroids, rows);
    int count = table.count() < FEWEST_GROUPED ? 1 : (int) Math.sqrt(table.count());
    Clustering clustering = Clustering.train(table, count, seed, threads, Progress.NONE);
    int[] found = clustering.assign(table, threads, Progress.NONE);
    int[] order =
        IntStream.range(0, table.count())
            .boxed()
            .sorted(Comparator.comparingInt((Integer list) -> found[list]))
            .mapToInt(Integer::intValue)
            .toArray();
    int stride = centroids.length / table.count();
    float[] moved = new float[centroids.length];
    int[] numbers = new int[order.length];
    int[] groups = new int[order.length];
    for (int number = 0; number < order.length; number++) {
      System.arraycopy(centroids, order[number] * stride, moved, number * stride, stride);
      numbers[order[number]] = number;
      groups[number] = found[order[number]];
    }
    return new Grouped(count, groups, clustering.centroids(), moved, numbers);
  }

  /** Replaces old numbers of lists by new ones. */
  void renumber(int[] lists) {
    Arrays.setAll(lists, i -> numbers[lists[i]]);
  }
}
