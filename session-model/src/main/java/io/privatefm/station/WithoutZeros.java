package io.privatefm.station;

import java.util.Arrays;

/**
 * Bytes of which many are 0, in fewer: in the place of each eight a byte with a bit for those that
 * are not 0, the first the lowest, and then these. The packing of Cap'n Proto, without its runs.
 */
final class WithoutZeros {
  private WithoutZeros() {}

  static byte[] pack(byte[] plain) {
    byte[] packed = new byte[plain.length + Math.ceilDiv(plain.length, Byte.SIZE)];
    int to = 0;
    for (int from = 0; from < plain.length; from += Byte.SIZE) {
      int which = to++;
      for (int bit = 0; bit < Byte.SIZE && from + bit < plain.length; bit++) {
        if (plain[from + bit] != 0) {
          packed[which] |= (byte) (1 << bit);
          packed[to++] = plain[from + bit];
        }
      }
    }
    return Arrays.copyOf(packed, to);
  }

  /** The bytes as they were, and up to seven that are 0 behind them. */
  static byte[] unpack(byte[] packed) {
    int eights = 0;
    for (int at = 0; at < packed.length; at += 1 + Integer.bitCount(packed[at] & 0xFF)) {
      eights++;
    }
    byte[] plain = new byte[eights * Byte.SIZE];
    int to = 0;
    for (int from = 0; from < packed.length; to += Byte.SIZE) {
      int which = packed[from++];
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        if ((which & (1 << bit)) != 0) {
          plain[to + bit] = packed[from++];
        }
      }
    }
    return plain;
  }
}
