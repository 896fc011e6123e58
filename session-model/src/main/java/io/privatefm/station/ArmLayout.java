package io.privatefm.station;

/**
 * Packed arms as they were before. What is still a feature may have another place today, what is
 * not is dropped, and what was not yet is 0.
 */
final class ArmLayout {
  /** Eleven bytes, in evidence of versions 1 and 2 and in stations of version 1. */
  static final ArmLayout OF_ELEVEN = new ArmLayout(11, 0, 1, 3, 7, 8, 9);

  /** Without reputation, in evidence of version 3 and in stations of version 2. */
  static final ArmLayout OF_EIGHT = new ArmLayout(8, 0, 1, 2, 3, 4, 5, 6, 7);

  private final int bytes;

  /** Where what is still a feature was: channels, interest, long-term, and so on. */
  private final int[] kept;

  private ArmLayout(int bytes, int... kept) {
    this.bytes = bytes;
    this.kept = kept;
  }

  /** Bytes of an arm. */
  int bytes() {
    return bytes;
  }

  /** Writes the arm at {@code before[from …]} as an arm of today. */
  void convert(byte[] before, int from, byte[] into, int at) {
    for (int i = 0; i < kept.length; i++) {
      into[at + i] = before[from + kept[i]];
    }
    for (int i = kept.length; i < Evidence.ARM_BYTES; i++) {
      into[at + i] = 0;
    }
  }
}
