package io.privatefm.vector.inverted;

/**
 * Sorts numbers by score, best first; equal scores stay in their order. Scratch of one thread.
 *
 * <p>Score and number are packed into a long, and the bytes of the score are sorted from the lowest
 * to the highest. No comparison is mispredicted, and nothing is allocated, as {@link
 * java.util.Arrays#sort(long[])} does.
 */
final class Ranking {
  private static final int RADIX = 256;

  private final int[] starts = new int[RADIX];
  private long[] entries;
  private long[] spare;
  private int count;

  /**
   * @param most how many numbers there are at most
   */
  Ranking(int most) {
    entries = new long[most];
    spare = new long[most];
  }

  void clear() {
    count = 0;
  }

  void add(float score, int number) {
    // Ones' complement turns the order round: best first.
    entries[count++] = (long) ~sortable(Float.floatToRawIntBits(score)) << 32 | number;
  }

  void sort() {
    for (int shift = 32; shift < 56; shift += 8) {
      sort(shift, 0);
    }
    sort(56, RADIX / 2); // the byte with the sign
  }

  private void sort(int shift, int flipped) {
    java.util.Arrays.fill(starts, 0);
    for (int i = 0; i < count; i++) {
      starts[digit(entries[i], shift, flipped)]++;
    }
    int start = 0;
    for (int digit = 0; digit < RADIX; digit++) {
      int here = starts[digit];
      starts[digit] = start;
      start += here;
    }
    for (int i = 0; i < count; i++) {
      spare[starts[digit(entries[i], shift, flipped)]++] = entries[i];
    }
    long[] sorted = spare;
    spare = entries;
    entries = sorted;
  }

  private static int digit(long entry, int shift, int flipped) {
    return ((int) (entry >>> shift) & (RADIX - 1)) ^ flipped;
  }

  int count() {
    return count;
  }

  /** The number at a rank; 0 is the best. */
  int number(int rank) {
    return (int) entries[rank];
  }

  /** The score at a rank. */
  float score(int rank) {
    return Float.intBitsToFloat(sortable(~(int) (entries[rank] >> 32)));
  }

  private static int sortable(int bits) {
    return bits ^ (bits >> 31 & 0x7fffffff);
  }
}
