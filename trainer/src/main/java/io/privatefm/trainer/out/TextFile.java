package io.privatefm.trainer.out;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Function;

/** Writes a text file line by line. */
public final class TextFile {
  private TextFile() {}

  /** One line for each thing, as it comes. */
  public static <T> void write(Path file, Iterator<T> things, Function<T, String> line) {
    write(file, "", things, line);
  }

  /**
   * The same after a first line.
   *
   * @param head empty for none
   */
  public static <T> void write(
      Path file, String head, Iterator<T> things, Function<T, String> line) {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      if (!head.isEmpty()) {
        out.write(head + "\n");
      }
      while (things.hasNext()) {
        out.write(line.apply(things.next()));
        out.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
