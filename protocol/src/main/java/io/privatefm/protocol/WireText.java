package io.privatefm.protocol;

import java.util.List;

/** Text as the wire takes it: bounded, well-formed Unicode, without control characters. */
public final class WireText {
  private WireText() {}

  /**
   * The text made to fit: control characters become spaces, lone surrogates U+FFFD, and what is
   * beyond {@code maxChars} is cut without splitting a character. For words from outside, as a
   * catalogue's titles, that must not make a message unconstructible.
   */
  public static String fit(String text, int maxChars) {
    if (fits(text, maxChars)) {
      return text;
    }
    StringBuilder fitting = new StringBuilder(Math.min(text.length(), maxChars));
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      int clean = cleaned(point);
      if (fitting.length() + Character.charCount(clean) > maxChars) {
        break;
      }
      fitting.appendCodePoint(clean);
    }
    return fitting.toString();
  }

  /** Whether the text may stay as it is. */
  static boolean fits(String text, int maxChars) {
    return text.length() <= maxChars && firstUnfit(text) < 0;
  }

  private static int cleaned(int point) {
    if (isControl(point)) {
      return ' ';
    }
    return isSurrogate(point) ? 0xFFFD : point;
  }

  /** Index of the first control character or lone surrogate, or -1. */
  static int firstUnfit(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isControl(c)) {
        return at;
      }
      if (Character.isSurrogate(c)) {
        if (!isPairAt(text, at)) {
          return at;
        }
        at++;
      }
    }
    return -1;
  }

  static boolean isControl(int point) {
    return point < 0x20 || point == 0x7F;
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static boolean isPairAt(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }

  /** Bytes that fit text takes in JSON, without its quotes. */
  static int jsonBytes(String text) {
    int bytes = 0;
    for (int at = 0; at < text.length(); at++) {
      bytes += jsonBytes(text.charAt(at));
    }
    return bytes;
  }

  /** Bytes that fit texts take in JSON together, without quotes and commas. */
  static int jsonBytes(List<String> texts) {
    int bytes = 0;
    for (int at = 0; at < texts.size(); at++) {
      bytes += jsonBytes(texts.get(at));
    }
    return bytes;
  }

  private static int jsonBytes(char c) {
    if (c < 0x80) {
      return c == '"' || c == '\\' ? 2 : 1;
    }
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }
}
