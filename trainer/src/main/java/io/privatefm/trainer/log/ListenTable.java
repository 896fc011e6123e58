package io.privatefm.trainer.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * Listens, ratings or rewards, one a row of a TSV or CSV: track, and listener, session, time and
 * value where the header has them.
 */
final class ListenTable implements LineParser {
  private static final long serialVersionUID = 1L;

  /** Seconds until the year 5138; milliseconds since 1973. */
  private static final long LEAST_MILLIS = 100_000_000_000L;

  private final String header;
  private final Cells cells;
  private final int track;
  private final int listener;
  private final int session;
  private final int time;
  private final int value;

  ListenTable(String header) {
    this.header = header;
    cells = new Cells(header);
    track = cells.column("track", "trackid", "item");
    listener = cells.column("listener", "user", "userid");
    session = cells.column("session", "sessionid");
    time = cells.column("time", "timems", "timestamp");
    value = cells.column("value", "rating", "reward");
  }

  /** Whether rows tell what was heard together: by session, or by listener and time. */
  boolean tellsSessions() {
    return track >= 0 && (session >= 0 || (listener >= 0 && time >= 0));
  }

  /** Whether rows tell how much a listener thinks of a track. */
  boolean tellsValues() {
    return track >= 0 && listener >= 0 && value >= 0;
  }

  @Override
  public List<Parsed<Heard>> rows(String line, long number, KnownTracks tracks) {
    return line.equals(header) ? List.of() : List.of(row(line, number, tracks));
  }

  private Parsed<Heard> row(String line, long number, KnownTracks tracks) {
    String[] row = cells.of(line);
    if (row == null) {
      return Parsed.dropped(Reasons.CELLS, number);
    }
    String id = row[track].strip();
    String person = text(row, listener);
    String sitting = text(row, session);
    if (id.isEmpty()) {
      return Parsed.dropped(Reasons.EMPTY_TRACK, number);
    }
    if (person.isEmpty() && sitting.isEmpty()) {
      return Parsed.dropped(Reasons.EMPTY_LISTENER, number);
    }
    long timeMs = time < 0 ? 0 : millis(row[time].strip());
    if (timeMs < 0) {
      return Parsed.dropped(Reasons.TIME, number);
    }
    float worth = value < 0 ? 1 : number(row[value].strip());
    if (!Float.isFinite(worth)) {
      return Parsed.dropped(Reasons.VALUE, number);
    }
    int known = tracks.row(id);
    return known < 0
        ? Parsed.dropped(Reasons.UNKNOWN_TRACK, number)
        : Parsed.kept(new Heard(person, sitting, timeMs, number, 0, known, worth), number);
  }

  private static String text(String[] row, int column) {
    return column < 0 ? "" : row[column].strip();
  }

  private static float number(String text) {
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }

  /** Milliseconds since 1970, or -1. */
  static long millis(String text) {
    try {
      if (text.indexOf('T') > 0) {
        return Math.max(-1, Instant.parse(text).toEpochMilli());
      }
      double number = Double.parseDouble(text);
      boolean plausible = number >= 0 && number < 1e15;
      return plausible ? (long) (number < LEAST_MILLIS ? number * 1_000 : number) : -1;
    } catch (NumberFormatException | DateTimeException e) {
      return -1;
    }
  }
}
