package io.privatefm.evaluate.compare;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.reader.NamedTable;
import io.privatefm.catalogue.reader.TextLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the sessions that are to be predicted: playlists, one a line, or a TSV of listens in time
 * order with the columns session and track; plain or gzipped.
 */
final class TestSessions {
  private TestSessions() {}

  /** The sessions' track ids, those of two tracks and more. */
  static List<List<String>> read(Path file) {
    List<List<String>> sessions = isTable(file) ? table(file) : playlists(file);
    sessions.removeIf(session -> session.size() < 2);
    if (sessions.isEmpty()) {
      throw new CatalogueException(
          "must have a session of two tracks or more: file=" + file.getFileName());
    }
    return sessions;
  }

  private static boolean isTable(Path file) {
    try (TextLines lines = TextLines.open(file)) {
      String first = lines.next();
      return first != null && Arrays.asList(first.split("[\t,]", -1)).contains("track");
    }
  }

  private static List<List<String>> playlists(Path file) {
    List<List<String>> sessions = new ArrayList<>();
    try (TextLines lines = TextLines.open(file)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          sessions.add(List.of(line.strip().split("\\s+")));
        }
      }
    }
    return sessions;
  }

  private static List<List<String>> table(Path file) {
    Map<String, List<String>> sessions = new LinkedHashMap<>();
    try (NamedTable rows = NamedTable.open(file)) {
      int session = rows.column("session");
      int track = rows.column("track");
      while (rows.next()) {
        sessions
            .computeIfAbsent(rows.filled(session), _ -> new ArrayList<>())
            .add(rows.filled(track));
      }
    }
    return new ArrayList<>(sessions.values());
  }
}
