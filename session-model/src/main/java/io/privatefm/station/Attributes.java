package io.privatefm.station;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the operator's login told of a listener, for picks while little else is known. Immutable. It
 * is of whoever is connected: no station saves it, and no journal keeps it.
 *
 * @param language as "sv" or "pt-br"
 * @param region as "se" or "emea"
 * @param ageBand as "25-34" or "65+"
 * @param zone the time zone, for the weekday
 */
public record Attributes(
    @Nullable String language,
    @Nullable String region,
    @Nullable String ageBand,
    @Nullable ZoneId zone) {
  /** Most characters of one. */
  public static final int MOST_CHARS = 16;

  /** What every one but the zone has to be. */
  public static final String RULE =
      "must be 1 to " + MOST_CHARS + " letters, digits, +, - or _, the first a letter or digit";

  /** Nothing told. */
  public static final Attributes NONE = new Attributes(null, null, null, null);

  private static final Pattern VALID =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9+_-]{0," + (MOST_CHARS - 1) + "}");

  /** In lower case whatever was told. */
  public Attributes {
    language = lower("language", language);
    region = lower("region", region);
    ageBand = lower("ageBand", ageBand);
  }

  private static @Nullable String lower(String field, @Nullable String value) {
    if (value != null && !valid(value)) {
      throw new IllegalArgumentException(RULE + ": " + field);
    }
    return value == null ? null : value.toLowerCase(Locale.ROOT);
  }

  /** Whether a value may be a language, a region or an age band. */
  public static boolean valid(String value) {
    return VALID.matcher(value).matches();
  }

  /** All that was told, by name. */
  Map<String, String> told() {
    Map<String, String> told = new TreeMap<>();
    told.put("language", language == null ? "" : language);
    told.put("region", region == null ? "" : region);
    told.put("age", ageBand == null ? "" : ageBand);
    told.put("zone", zone == null ? "" : zone.getId());
    told.values().removeIf(String::isEmpty);
    return told;
  }

  /** What the listener has in common with others, by name. */
  List<String> traits() {
    List<String> traits = new ArrayList<>(3);
    if (language != null) {
      traits.add("language:" + language);
    }
    if (region != null) {
      traits.add("region:" + region);
    }
    if (ageBand != null) {
      traits.add("age:" + ageBand);
    }
    return List.copyOf(traits);
  }
}
