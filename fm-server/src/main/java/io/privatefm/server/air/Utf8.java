package io.privatefm.server.air;

import io.vertx.core.buffer.Buffer;

/**
 * Whether bytes that come in pieces are UTF-8 (RFC 3629), told at the first byte with which they
 * cannot become it any more. The rules are those of the decoder of the WHATWG Encoding Standard: a
 * first byte says how many follow, and narrows the range of the second. Of one loop.
 */
final class Utf8 {
  private int needed;
  private int lower = 0x80;
  private int upper = 0xBF;

  /** Begins another text. */
  void begin() {
    needed = 0;
    lower = 0x80;
    upper = 0xBF;
  }

  /** Takes the next bytes of the text; false: it is none. */
  boolean accept(Buffer bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      int next = bytes.getUnsignedByte(i);
      boolean taken = needed == 0 ? first(next) : following(next);
      if (!taken) {
        return false;
      }
    }
    return true;
  }

  /** Whether the text may end here, and not within a character. */
  boolean complete() {
    return needed == 0;
  }

  private boolean first(int next) {
    if (next < 0x80) {
      return true;
    }
    needed = next < 0xE0 ? 1 : next < 0xF0 ? 2 : 3;
    lower = next == 0xE0 ? 0xA0 : next == 0xF0 ? 0x90 : 0x80;
    upper = next == 0xED ? 0x9F : next == 0xF4 ? 0x8F : 0xBF;
    return next >= 0xC2 && next <= 0xF4;
  }

  private boolean following(int next) {
    boolean taken = next >= lower && next <= upper;
    needed--;
    lower = 0x80;
    upper = 0xBF;
    return taken;
  }
}
