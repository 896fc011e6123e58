package io.privatefm.vector;

import java.nio.file.Path;

/**
 * Tells that a file is not a whole, undamaged index of a known version. The message names the file,
 * the section and the rule: {@code tracks.vec: header: magic must be …}.
 */
public final class IndexFormatException extends RuntimeException {
  private final String section;

  IndexFormatException(Path file, String section, String rule) {
    super(file + ": " + section + ": " + rule);
    this.section = section;
  }

  /** The damaged section: {@code header}, {@code rows} or one of those behind them. */
  public String section() {
    return section;
  }
}
