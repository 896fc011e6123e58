package io.privatefm.rank;

import java.util.List;

/**
 * The named features of an arm and their packed form.
 *
 * <p>The model learns from the packed form, never from the unrounded numbers: what the journal
 * keeps is exactly what was scored, and sums of products are integers, so that models exchange what
 * they learned without a rounding error.
 *
 * <p>Packed, {@value #PACKED_BYTES} bytes an arm:
 *
 * <pre>
 *   0      channels  bit c set when channel c recalled the arm
 *   1..8   numbers   int8 each, value · 127, in the order of the constants below
 * </pre>
 *
 * <p>Unpacked, {@value #DIMENSION} numbers: the bias 1, one 0 or 1 per channel, the eight numbers.
 */
public final class Features {
  /** Channels that have a feature. */
  public static final int CHANNELS = 7;

  /** Numbers beside the channels. */
  public static final int NUMBERS = 8;

  /** Length of an unpacked vector. */
  public static final int DIMENSION = 1 + CHANNELS + NUMBERS;

  /** Bytes of a packed arm. */
  public static final int PACKED_BYTES = 1 + NUMBERS;

  /** What 1.0 is in the packed form. */
  public static final int SCALE = 127;

  /** Cosine to the nearest short-term interest. */
  public static final int INTEREST = 0;

  /** Cosine to the nearest long-term interest. */
  public static final int LONG_TERM = 1;

  /** Share of plays in the catalogue, 0 to 1; 0 for what is foretold, which has it counted in. */
  public static final int POPULARITY = 2;

  /** How the artist's tracks fared lately, -1 to 1. */
  public static final int ARTIST = 3;

  /** How tracks with the same tags fared lately, -1 to 1. */
  public static final int TAGS = 4;

  /** What the listener is expected to think of the track, by all that they judged lately. */
  public static final int TASTE = 5;

  /** How likely sessions of other people foretell it, 0 to 1. */
  public static final int FORETOLD = 6;

  /**
   * What all listeners thought of the track lately, beyond what they think of any. The last: it
   * alone is not of the station, and a replay of the station does not tell it.
   */
  public static final int REPUTATION = 7;

  /** Names by position in the unpacked vector. */
  public static final List<String> NAMES =
      List.of(
          "bias",
          "by interest",
          "by long-term",
          "by graph",
          "by popular",
          "by explore",
          "by sessions",
          "by item-to-item",
          "interest",
          "long-term",
          "popularity",
          "artist",
          "tags",
          "taste",
          "foretold",
          "reputation");

  private Features() {}

  /** Where a number stands in the unpacked vector. */
  public static int unpacked(int number) {
    return 1 + CHANNELS + number;
  }

  /** The packed form of a number; beyond -1 to 1 it is held at the end, NaN is 0. */
  public static byte quantise(double value) {
    return (byte) Math.round(Math.clamp(Double.isNaN(value) ? 0 : value, -1, 1) * SCALE);
  }

  /** Unpacks one arm into integers, in units of 1 / {@value #SCALE}. */
  static void unpack(byte[] packed, int from, int[] into) {
    into[0] = SCALE;
    for (int c = 0; c < CHANNELS; c++) {
      into[1 + c] = (packed[from] >> c & 1) * SCALE;
    }
    for (int n = 0; n < NUMBERS; n++) {
      into[1 + CHANNELS + n] = packed[from + 1 + n];
    }
  }

  /** Unpacks one arm into {@code into[at …]}. */
  public static void unpack(byte[] packed, int from, double[] into, int at) {
    into[at] = 1;
    for (int c = 0; c < CHANNELS; c++) {
      into[at + 1 + c] = packed[from] >> c & 1;
    }
    for (int n = 0; n < NUMBERS; n++) {
      into[at + 1 + CHANNELS + n] = packed[from + 1 + n] / (double) SCALE;
    }
  }
}
