package io.privatefm.catalogue.reader;

import io.privatefm.catalogue.CatalogueLimits;
import io.privatefm.catalogue.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text file, none longer than {@link CatalogueLimits#LINE_CHARS}. Owned by one
 * thread.
 */
public final class TextLines implements AutoCloseable {
  private final Input input;
  private final BufferedReader reader;
  private final StringBuilder text = new StringBuilder();
  private long line;

  /** The lines of a file, plain or gzipped. */
  public static TextLines open(Path path) {
    return new TextLines(new Input(path));
  }

  TextLines(Input input) {
    this.input = input;
    this.reader = new BufferedReader(new Utf8Reader(input));
  }

  /** The next line without its end, or null after the last. */
  public @Nullable String next() {
    text.setLength(0);
    line++;
    try {
      int next = reader.read();
      if (next < 0) {
        return null;
      }
      for (; next >= 0 && next != '\n'; next = reader.read()) {
        if (text.length() == CatalogueLimits.LINE_CHARS) {
          throw place().breaks("must have at most " + CatalogueLimits.LINE_CHARS + " characters");
        }
        text.append((char) next);
      }
    } catch (IOException e) {
      throw input.failure(e);
    }
    if (!text.isEmpty() && text.charAt(text.length() - 1) == '\r') {
      text.setLength(text.length() - 1);
    }
    return text.toString();
  }

  /** Where the last line stands. */
  public Place place() {
    return Place.line(input.name(), line);
  }

  Input input() {
    return input;
  }

  @Override
  public void close() {
    input.close();
  }
}
