package io.privatefm.evaluate.next;

import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.reader.NamedTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reader of listens: a table with the columns {@code track}, {@code timestamp} or {@code time},
 * and {@code session} or at least {@code user} or {@code listener}; {@code window} and {@code
 * artist} may be there. Rows may come in any order. Without sessions a pause of half an hour begins
 * one.
 */
final class Listens {
  private static final int REPORT_EVERY = 10_000;
  private static final long GAP_SECONDS = 30 * 60;

  /** Later than year 5000 in seconds: it must be milliseconds. */
  private static final long MOST_SECONDS = 100_000_000_000L;

  private record Key(String window, String listener, String session) {}

  private record Listen(long seconds, int track) {}

  private final Vocabulary vocabulary;
  private final Progress progress;
  private final Map<Key, List<Listen>> sessions = new LinkedHashMap<>();

  Listens(Vocabulary vocabulary, Progress progress) {
    this.vocabulary = vocabulary;
    this.progress = progress;
  }

  SessionLog read(Path file) {
    boolean told;
    try (NamedTable table = NamedTable.open(file)) {
      Columns columns = Columns.of(table);
      told = columns.session() >= 0;
      for (long row = 1; table.next(); row++) {
        add(table, columns);
        if (row % REPORT_EVERY == 0) {
          progress.at("listens", table.done(), table.total());
        }
      }
    }
    return log(told);
  }

  /** Numbers of columns; -1 for one that is not there. */
  private record Columns(int window, int listener, int session, int time, int track, int artist) {
    static Columns of(NamedTable table) {
      int listener = table.has("listener") ? table.column("listener") : optional(table, "user");
      int session = optional(table, "session");
      if (session < 0 && listener < 0) {
        table.column("session"); // tells that it is missing
      }
      int time = table.has("time") ? table.column("time") : table.column("timestamp");
      int track = table.column("track");
      return new Columns(
          optional(table, "window"), listener, session, time, track, optional(table, "artist"));
    }

    private static int optional(NamedTable table, String name) {
      return table.has(name) ? table.column(name) : -1;
    }
  }

  private void add(NamedTable table, Columns columns) {
    Key key =
        new Key(
            text(table, columns.window()),
            text(table, columns.listener()),
            text(table, columns.session()));
    String id = table.filled(columns.track()).strip();
    if (id.chars().anyMatch(Character::isWhitespace)) {
      throw table.breaks("must have no white space, which parts ids in ranks", columns.track());
    }
    int track = vocabulary.number(id);
    vocabulary.artist(track, text(table, columns.artist()));
    long seconds = seconds(table, columns.time());
    sessions.computeIfAbsent(key, k -> new ArrayList<>()).add(new Listen(seconds, track));
  }

  private static String text(NamedTable table, int column) {
    return column < 0 ? "" : table.text(column).strip();
  }

  private static long seconds(NamedTable table, int column) {
    String text = table.filled(column).strip();
    if (text.indexOf('T') > 0) {
      try {
        return Instant.parse(text).getEpochSecond();
      } catch (DateTimeParseException e) {
        throw table.breaks("must be epoch seconds, milliseconds or ISO 8601 with a zone", column);
      }
    }
    long number = table.integer(column);
    return Math.abs(number) > MOST_SECONDS ? Math.floorDiv(number, 1_000L) : number;
  }

  private SessionLog log(boolean told) {
    boolean unique =
        told && sessions.keySet().stream().map(Key::session).distinct().count() == sessions.size();
    List<SessionLog.Entry> entries = new ArrayList<>();
    Map<String, Integer> parts = new HashMap<>();
    for (Map.Entry<Key, List<Listen>> one : sessions.entrySet()) {
      Key key = one.getKey();
      List<Listen> listens = one.getValue();
      listens.sort(Comparator.comparingLong(Listen::seconds)); // stable
      String label = unique ? key.session() : label(key);
      for (List<Listen> part : told ? List.of(listens) : byGaps(listens)) {
        String name = told ? label : label + "/" + parts.merge(label, 1, Integer::sum);
        entries.add(entry(name, key.window(), part));
      }
    }
    return SessionLog.sorted(entries);
  }

  private static SessionLog.Entry entry(String name, String window, List<Listen> listens) {
    int[] tracks = listens.stream().mapToInt(Listen::track).toArray();
    return new SessionLog.Entry(
        name, window, listens.getFirst().seconds(), listens.getLast().seconds(), tracks);
  }

  private static String label(Key key) {
    StringBuilder label = new StringBuilder();
    for (String part : List.of(key.window(), key.listener(), key.session())) {
      if (!part.isEmpty()) {
        label.append(label.isEmpty() ? "" : "/").append(part);
      }
    }
    return label.toString();
  }

  private static List<List<Listen>> byGaps(List<Listen> listens) {
    List<List<Listen>> parts = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= listens.size(); i++) {
      if (i == listens.size()
          || listens.get(i).seconds() - listens.get(i - 1).seconds() >= GAP_SECONDS) {
        parts.add(listens.subList(from, i));
        from = i;
      }
    }
    return parts;
  }
}
