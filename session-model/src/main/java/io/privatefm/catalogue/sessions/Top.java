package io.privatefm.catalogue.sessions;

import java.util.Arrays;

/**
 * Finds the highest of scores by their leading bits: those are counted, whatever cannot be among
 * the highest is passed over, and the rest is looked at bucket by bucket, so that each finds its
 * place a few steps from the end. Scratch of one thread.
 */
final class Top {
  /** Of a number's bits: 32 buckets for each power of two. */
  private static final int SHIFT = 47;

  /** As many powers of two below the highest are told apart as this has room for. */
  private static final int BUCKETS = 512;

  /** Where each bucket begins among those looked at. */
  private final int[] starts = new int[BUCKETS + 1];

  private int[] looked = new int[0];

  /**
   * Puts the indexes of scores in order of buckets, the highest first, as far as the {@code most}
   * highest reach. Within a bucket they stand in rising order.
   *
   * @return how many there are; {@link #at} tells which
   */
  int order(double[] scores, int count, double highest, int most) {
    Arrays.fill(starts, 0);
    for (int i = 0; i < count; i++) {
      starts[1 + bucket(scores[i], highest)]++;
    }
    int end = 0;
    while (end < BUCKETS && starts[end] < most) {
      starts[end + 1] += starts[end];
      end++;
    }
    int reached = starts[end];
    looked = looked.length < reached ? new int[scores.length] : looked;
    for (int i = 0; i < count; i++) {
      int bucket = bucket(scores[i], highest);
      if (bucket < end) {
        looked[starts[bucket]++] = i;
      }
    }
    return reached;
  }

  /** One of those that were put in order. */
  int at(int i) {
    return looked[i];
  }

  /** Falls as the score rises; the last has all that are too low to be told apart. */
  private static int bucket(double score, double highest) {
    if (score <= 0) {
      return BUCKETS - 1;
    }
    long behind =
        (Double.doubleToRawLongBits(highest) >>> SHIFT)
            - (Double.doubleToRawLongBits(score) >>> SHIFT);
    return (int) Math.min(behind, BUCKETS - 1);
  }
}
