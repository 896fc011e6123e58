package io.privatefm.evaluate.next;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.reader.TextLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Reads sessions: playlists, one a line with ids between white space, or a table of listens. A file
 * is a table when its first line has a column {@code track} and one more.
 */
final class SessionReader {
  private static final int REPORT_EVERY = 10_000;

  private final Vocabulary vocabulary;
  private final Progress progress;

  SessionReader(Vocabulary vocabulary, Progress progress) {
    this.vocabulary = vocabulary;
    this.progress = progress;
  }

  /**
   * Reads a file, plain or gzipped.
   *
   * @throws CatalogueException naming the line and the rule
   */
  SessionLog read(Path file) {
    SessionLog log = isTable(file) ? new Listens(vocabulary, progress).read(file) : playlists(file);
    if (log.entries().isEmpty()) {
      throw new CatalogueException("must hold at least one session: file=" + file.getFileName());
    }
    return log;
  }

  private static boolean isTable(Path file) {
    try (TextLines lines = TextLines.open(file)) {
      String first = lines.next();
      if (first == null) {
        return false;
      }
      List<String> cells = List.of(first.split("[\t,]", -1));
      return cells.size() > 1 && cells.stream().map(String::strip).anyMatch("track"::equals);
    }
  }

  private SessionLog playlists(Path file) {
    List<SessionLog.Entry> entries = new ArrayList<>();
    try (TextLines lines = TextLines.open(file)) {
      int number = 1;
      for (String line = lines.next(); line != null; line = lines.next(), number++) {
        StringTokenizer ids = new StringTokenizer(line);
        int[] tracks = new int[ids.countTokens()];
        for (int i = 0; i < tracks.length; i++) {
          tracks[i] = vocabulary.number(ids.nextToken());
        }
        if (tracks.length > 0) {
          entries.add(new SessionLog.Entry(Integer.toString(number), "", 0, 0, tracks));
        }
        if (number % REPORT_EVERY == 0) {
          progress.at("sessions", number, -1);
        }
      }
    }
    return new SessionLog(entries, false);
  }
}
