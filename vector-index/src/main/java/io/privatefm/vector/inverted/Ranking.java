package io.privatefm.vector.inverted;

/** Scores packed with numbers into longs that sort by score. */
final class Ranking {
  private Ranking() {}

  static long pack(float score, int number) {
    return (long) sortable(Float.floatToRawIntBits(score)) << 32 | number;
  }

  static float score(long entry) {
    return Float.intBitsToFloat(sortable((int) (entry >> 32)));
  }

  private static int sortable(int bits) {
    return bits ^ (bits >> 31 & 0x7fffffff);
  }
}
