package io.privatefm.protocol;

/** Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing beyond U+10FFFF. */
final class Utf8 {
  private Utf8() {}

  /** Offset of the first byte from which {@code bytes[from, to)} is not UTF-8, or -1. */
  static int firstInvalid(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      int length = bytes[at] >= 0 ? 1 : sequence(bytes, at, to);
      if (length == 0) {
        return at;
      }
      at += length;
    }
    return -1;
  }

  /** Length of the sequence of more than one byte that begins at {@code at}, or 0. */
  private static int sequence(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xFF;
    int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > to || !isSecond(lead, bytes[at + 1] & 0xFF)) {
      return 0;
    }
    for (int next = at + 2; next < at + length; next++) {
      if ((bytes[next] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** The second byte rules out overlong forms (E0, F0), surrogates (ED) and the beyond (F4). */
  private static boolean isSecond(int lead, int second) {
    int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
  }
}
