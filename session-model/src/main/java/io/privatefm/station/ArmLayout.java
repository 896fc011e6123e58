package io.privatefm.station;

/**
 * Packed arms as they were before: eleven bytes, kept in evidence of versions 1 and 2 and in
 * stations of version 1. What is still a feature has another place today, what is not is dropped,
 * and what was not yet is 0.
 */
final class ArmLayout {
  /** Bytes of an arm as it was before. */
  static final int BEFORE = 11;

  /** Where the channels, interest, long-term, popularity, artist and tags were. */
  private static final int[] KEPT = {0, 1, 3, 7, 8, 9};

  private ArmLayout() {}

  /** Writes the arm at {@code before[from …]} as an arm of today. */
  static void convert(byte[] before, int from, byte[] into, int at) {
    for (int i = 0; i < KEPT.length; i++) {
      into[at + i] = before[from + KEPT[i]];
    }
    for (int i = KEPT.length; i < Evidence.ARM_BYTES; i++) {
      into[at + i] = 0;
    }
  }
}
