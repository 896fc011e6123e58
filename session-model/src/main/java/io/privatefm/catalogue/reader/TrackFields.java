package io.privatefm.catalogue.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.privatefm.catalogue.CatalogueLimits;
import io.privatefm.catalogue.Place;
import io.privatefm.catalogue.Track;
import io.privatefm.catalogue.TrackSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the fields of one row as text and makes a track of them. Used again for every row; owned
 * by one thread.
 */
final class TrackFields {
  private static final Pattern PLAIN_NUMBER = Pattern.compile("[-+.0-9eE]+");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Column, String> known = new EnumMap<>(Column.class);
  private final Map<String, String> traits = new LinkedHashMap<>();

  void clear() {
    known.clear();
    traits.clear();
  }

  /** Takes a field; an empty one counts as not told. */
  void put(@Nullable Column column, String name, String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return;
    }
    if (column == null) {
      traits.put(name, stripped);
    } else {
      known.put(column, stripped);
    }
  }

  boolean has(Column column) {
    return known.containsKey(column);
  }

  TrackSource.Row row(Place place) {
    String id = known.get(Column.ID);
    if (id == null) {
      throw place.breaks("must not be empty", Column.ID.field(), "");
    }
    Track track =
        new Track(
            id,
            known.getOrDefault(Column.TITLE, ""),
            known.getOrDefault(Column.ARTIST, ""),
            known.get(Column.ALBUM),
            number(Column.DURATION_MS, CatalogueLimits.DURATION_MS, place),
            tags(place),
            known.get(Column.LANGUAGE),
            (int) number(Column.YEAR, CatalogueLimits.YEAR, place),
            known.get(Column.URL),
            traits);
    return new TrackSource.Row(track, popularity(place));
  }

  /**
   * A whole number; one with a fraction of zero counts, since tables write columns with gaps so.
   */
  private long number(Column column, long most, Place place) {
    String text = known.get(column);
    if (text == null) {
      return 0;
    }
    double value = decimal(text);
    if (value != Math.rint(value) || Double.isNaN(value)) {
      throw place.breaks("must be a whole number", column.field(), text);
    }
    if (value < 0 || value > most) {
      throw place.breaks("must be 0 to " + most, column.field(), text);
    }
    return (long) value;
  }

  private double popularity(Place place) {
    String text = known.get(Column.POPULARITY);
    if (text == null) {
      return Double.NaN;
    }
    double value = decimal(text);
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw place.breaks("must be a number >= 0", Column.POPULARITY.field(), text);
    }
    return value;
  }

  private static double decimal(String text) {
    if (!PLAIN_NUMBER.matcher(text).matches()) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private List<String> tags(Place place) {
    String text = known.get(Column.TAGS);
    if (text == null) {
      return List.of();
    }
    List<String> tags =
        new ArrayList<>(text.startsWith("[") ? array(text, place) : separated(text));
    tags.replaceAll(String::strip);
    tags.removeIf(String::isEmpty);
    return tags;
  }

  private static List<String> separated(String text) {
    return Arrays.asList(text.split(text.contains("|") ? "\\|" : ",", -1));
  }

  private static List<String> array(String text, Place place) {
    try {
      return Arrays.asList(JSON.readValue(text, String[].class));
    } catch (JsonProcessingException e) {
      throw place.breaks(
          "must be tags separated by | or , or a JSON array of texts", Column.TAGS.field(), text);
    }
  }
}
