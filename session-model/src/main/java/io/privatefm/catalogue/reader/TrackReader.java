package io.privatefm.catalogue.reader;

import io.privatefm.catalogue.TrackSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Opens a file of tracks. The name tells the format ({@code .csv}, {@code .tsv}, {@code .jsonl},
 * {@code .ndjson}, each also with {@code .gz}); another name leaves it to the first line: a brace
 * begins JSON Lines, a tab makes it TSV, else CSV.
 */
public final class TrackReader {
  private static final int SNIFFED_BYTES = 4_096;

  private TrackReader() {}

  /**
   * Opens it and reads as far as the header.
   *
   * @throws io.privatefm.catalogue.CatalogueException if it is not there or has no header with an
   *     id
   */
  public static TrackSource open(Path file) {
    Input input = new Input(file);
    try {
      return open(input);
    } catch (RuntimeException e) {
      input.close();
      throw e;
    }
  }

  private static TrackSource open(Input input) {
    String name = input.plainName();
    if (name.endsWith(".csv")) {
      return new TableTracks(Table.csv(input));
    }
    if (name.endsWith(".tsv") || name.endsWith(".tab")) {
      return new TableTracks(Table.tsv(input));
    }
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return new JsonTracks(input);
    }
    return sniffed(input);
  }

  private static TrackSource sniffed(Input input) {
    String start = new String(input.peek(SNIFFED_BYTES), StandardCharsets.UTF_8).stripLeading();
    if (start.startsWith("{") || start.startsWith("\uFEFF{")) {
      return new JsonTracks(input);
    }
    boolean tabs = start.lines().findFirst().orElse("").contains("\t");
    return new TableTracks(tabs ? Table.tsv(input) : Table.csv(input));
  }
}
