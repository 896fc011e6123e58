package io.privatefm.station;

import java.util.Arrays;

/** Which of the 256 values of a byte occur, a bit for each from -128 on. Scratch of one thread. */
final class ByteSet {
  private static final int WORDS = 4;

  private final long[] words = new long[WORDS];

  /** Takes the values of one feature of all arms instead; at least one. */
  void become(byte[] arms, int column, int count) {
    Arrays.fill(words, 0);
    for (int arm = 0; arm < count; arm++) {
      int bit = arms[arm * Evidence.ARM_BYTES + column] - Byte.MIN_VALUE;
      words[bit >> 6] |= 1L << bit; // the shift is by the lowest six bits
    }
  }

  int count() {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  int least() {
    int number = 0;
    while (words[number] == 0) {
      number++;
    }
    return Byte.MIN_VALUE + number * Long.SIZE + Long.numberOfTrailingZeros(words[number]);
  }

  int most() {
    int number = WORDS - 1;
    while (words[number] == 0) {
      number--;
    }
    return Byte.MIN_VALUE
        + number * Long.SIZE
        + Long.SIZE
        - 1
        - Long.numberOfLeadingZeros(words[number]);
  }

  /** How many of the values are below this one. */
  int rank(byte value) {
    int bit = value - Byte.MIN_VALUE;
    int rank = Long.bitCount(words[bit >> 6] & ((1L << bit) - 1));
    for (int number = 0; number < bit >> 6; number++) {
      rank += Long.bitCount(words[number]);
    }
    return rank;
  }

  /** Writes the values, rising, and gives the offset after them. */
  int write(byte[] into, int at) {
    int to = at;
    for (int number = 0; number < WORDS; number++) {
      for (long left = words[number]; left != 0; left &= left - 1) {
        into[to++] =
            (byte) (Byte.MIN_VALUE + number * Long.SIZE + Long.numberOfTrailingZeros(left));
      }
    }
    return to;
  }
}
