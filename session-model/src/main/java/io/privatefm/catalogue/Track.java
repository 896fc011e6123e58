package io.privatefm.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One track as the operator described it. Texts are stripped of outer white space; what was not
 * told is {@code null}, 0 or empty.
 *
 * @param id the name of the track outside, unique in its catalogue, 1 to {@value
 *     CatalogueLimits#ID_CHARS} characters
 * @param title may be empty
 * @param artist may be empty: an unknown artist
 * @param durationMs 0 when unknown
 * @param tags no two the same, ignoring case
 * @param language as told, a BCP 47 tag by convention
 * @param year 0 when unknown
 * @param url where the sound is, when the operator has it
 * @param traits the columns that the catalogue has no field for, in the order of the source
 */
public record Track(
    String id,
    String title,
    String artist,
    @Nullable String album,
    long durationMs,
    List<String> tags,
    @Nullable String language,
    int year,
    @Nullable String url,
    Map<String, String> traits) {

  public Track {
    require(!id.isEmpty(), "must not be empty", "id", id);
    require(durationMs >= 0, "must be >= 0", "durationMs", durationMs);
    require(year >= 0, "must be >= 0", "year", year);
    tags = List.copyOf(tags);
    traits = traits.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(traits));
  }

  /** A track of which only this much is known. */
  public static Track of(String id, String title, String artist, String... tags) {
    return new Track(id, title, artist, null, 0, List.of(tags), null, 0, null, Map.of());
  }

  private static void require(boolean holds, String rule, String field, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ": " + field + "=" + value);
    }
  }
}
