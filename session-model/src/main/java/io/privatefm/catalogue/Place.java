package io.privatefm.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Where in the input something stands: a file, and in it a line (from 1, as editors count) or a row
 * (from 0, as NumPy counts).
 *
 * @param unit what {@code number} counts: {@code line}, {@code row} or {@code byte}
 */
public record Place(String file, String unit, long number) {
  private static final int SHOWN_CHARS = 60;

  public static Place line(String file, long line) {
    return new Place(file, "line", line);
  }

  public static Place row(String file, long row) {
    return new Place(file, "row", row);
  }

  /** The defect of a value that stands here; to be thrown. */
  public CatalogueException breaks(String rule, String field, @Nullable Object value) {
    return new CatalogueException(
        rule + ": " + this + " field=" + field + " value=" + shown(value));
  }

  /** The defect of this place as a whole; to be thrown. */
  public CatalogueException breaks(String rule) {
    return new CatalogueException(rule + ": " + this);
  }

  @Override
  public String toString() {
    return "file=" + file + " " + unit + "=" + number;
  }

  private static String shown(@Nullable Object value) {
    if (!(value instanceof CharSequence text)) {
      return String.valueOf(value);
    }
    return text.length() <= SHOWN_CHARS
        ? "\"" + text + "\""
        : "\"" + text.subSequence(0, SHOWN_CHARS) + "…\" (" + text.length() + " characters)";
  }
}
