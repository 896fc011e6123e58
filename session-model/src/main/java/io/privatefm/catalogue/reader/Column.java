package io.privatefm.catalogue.reader;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column that a track has a field for. Its name is recognised in any case and with or without
 * {@code _}, {@code -}.
 */
enum Column {
  ID("id track"),
  TITLE("title"),
  ARTIST("artist"),
  ALBUM("album"),
  DURATION_MS("durationMs"),
  TAGS("tags"),
  LANGUAGE("language"),
  YEAR("year"),
  URL("url"),
  POPULARITY("popularity");

  /** Separated by spaces, the one that messages use first. */
  private final String names;

  Column(String names) {
    this.names = names;
  }

  /** How messages name the column. */
  String field() {
    return names().getFirst();
  }

  /** The column of this name, or null for one that the catalogue has no field for. */
  static @Nullable Column of(String name) {
    String plain = plain(name);
    for (Column column : values()) {
      if (column.names().stream().anyMatch(known -> plain(known).equals(plain))) {
        return column;
      }
    }
    return null;
  }

  private List<String> names() {
    return List.of(names.split(" "));
  }

  private static String plain(String name) {
    return name.strip().replaceAll("[_\\- ]", "").toLowerCase(Locale.ROOT);
  }
}
