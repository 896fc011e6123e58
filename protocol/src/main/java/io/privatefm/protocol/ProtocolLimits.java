package io.privatefm.protocol;

/**
 * Every limit of version 1, in one place, and how they relate. Text is counted in UTF-16 chars, as
 * JavaScript and Java count it.
 */
public final class ProtocolLimits {
  /** Longest frame in either direction. */
  public static final int FRAME_BYTES = 65_536;

  /** Deepest nesting of objects and arrays, the message itself being the first. */
  public static final int NESTING = 16;

  /** Largest whole number: what a JavaScript client holds exactly. */
  public static final long WHOLE = (1L << 53) - 1;

  /** Longest id of a track, spin, station, device or stored set. */
  public static final int ID_CHARS = 128;

  /** Longest token. */
  public static final int TOKEN_CHARS = 8_192;

  /** Longest title, artist, album, sentence or error message. */
  public static final int TEXT_CHARS = 512;

  /** Longest tag, scene, channel, error code, and name of a trait or feature. */
  public static final int LABEL_CHARS = 64;

  /** Longest value of a trait. */
  public static final int TRAIT_CHARS = 256;

  /** Longest language tag (RFC 5646 asks for 35). */
  public static final int LANGUAGE_CHARS = 35;

  /** Longest address of a track's sound. */
  public static final int URL_CHARS = 2_048;

  /** Longest reason of a close: at 3 bytes a char it fits the 123 bytes of a close frame. */
  public static final int CLOSE_REASON_CHARS = 40;

  /** Most tags of a track. */
  public static final int TAGS = 32;

  /** Most traits of a track. */
  public static final int TRAITS = 32;

  /** Most features told in a why. */
  public static final int FEATURES = 32;

  /** Channels that a {@code why} names. */
  public static final int CHANNELS = 8;

  /** Most tracks that {@code within} lists; longer sets are stored and named. */
  public static final int WITHIN_TRACKS = 4_096;

  /** Most bytes that the ids of {@code within} may take together in JSON, quotes not counted. */
  public static final int WITHIN_BYTES = 49_152;

  /** Most artists of a taste. */
  public static final int TASTE_ARTISTS = 16;

  /** Most tags of a taste. */
  public static final int TASTE_TAGS = 16;

  /** Most tracks of a taste. */
  public static final int TASTE_TRACKS = 32;

  /** Most names of a taste in all. */
  static final int TASTE_NAMES = TASTE_ARTISTS + TASTE_TAGS + TASTE_TRACKS;

  /** Most bytes that the names of a taste may take together in JSON, quotes not counted. */
  public static final int TASTE_BYTES = 2_048;

  /** Longest track, and so the furthest position. */
  public static final long DURATION_MS = 86_400_000;

  /** Longest delay before a reconnect that a server may ask for. */
  public static final long RECONNECT_AFTER_MS = 3_600_000;

  /** Last year that a track can be of. */
  public static final int YEAR = 9_999;

  /** Most bytes of one char in JSON: control characters, which would take six, are not allowed. */
  private static final int CHAR_BYTES = 3;

  /** More than the names, quotes, braces and numbers of any one object take. */
  private static final int FRAME_OVERHEAD_BYTES = 1_024;

  private ProtocolLimits() {}

  /** Throws unless every message that can be constructed fits a frame. */
  static void hold() {
    require(largestPlayBytes() <= FRAME_BYTES, "largest play", largestPlayBytes());
    require(largestTuneBytes() <= FRAME_BYTES, "largest tune", largestTuneBytes());
    int hello = (TOKEN_CHARS + 3 * ID_CHARS) * CHAR_BYTES + FRAME_OVERHEAD_BYTES;
    require(hello <= FRAME_BYTES, "largest hello", hello);
    require(CLOSE_REASON_CHARS * CHAR_BYTES <= 123, "close reason", CLOSE_REASON_CHARS);
  }

  static int largestPlayBytes() {
    int text = 2 * ID_CHARS + 3 * TEXT_CHARS + LANGUAGE_CHARS + URL_CHARS;
    int why = LABEL_CHARS + TEXT_CHARS + (FEATURES + CHANNELS) * LABEL_CHARS;
    int lists = TAGS * LABEL_CHARS + TRAITS * (LABEL_CHARS + TRAIT_CHARS);
    int punctuation = TAGS * 3 + TRAITS * 6 + FEATURES * 48 + CHANNELS * 3;
    return (text + why + lists) * CHAR_BYTES + punctuation + FRAME_OVERHEAD_BYTES;
  }

  static int largestTuneBytes() {
    int within = WITHIN_BYTES + WITHIN_TRACKS * 3;
    int taste = TASTE_BYTES + TASTE_NAMES * 3;
    return within + taste + LABEL_CHARS * CHAR_BYTES + FRAME_OVERHEAD_BYTES;
  }

  private static void require(boolean holds, String what, int value) {
    if (!holds) {
      throw new AssertionError("must fit its frame: " + what + "=" + value);
    }
  }
}
