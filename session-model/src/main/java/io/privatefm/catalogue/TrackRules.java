package io.privatefm.catalogue;

import org.jspecify.annotations.Nullable;

/** What a track has to keep to be taken into a catalogue, whatever source it comes from. */
final class TrackRules {
  private TrackRules() {}

  static void check(Track track, Place place) {
    text(place, "id", track.id(), CatalogueLimits.ID_CHARS);
    if (track.id().isBlank() || track.id().chars().anyMatch(Character::isISOControl)) {
      throw place.breaks("must hold no control characters and not only spaces", "id", track.id());
    }
    text(place, "title", track.title(), CatalogueLimits.TEXT_CHARS);
    text(place, "artist", track.artist(), CatalogueLimits.TEXT_CHARS);
    text(place, "album", track.album(), CatalogueLimits.TEXT_CHARS);
    text(place, "language", track.language(), CatalogueLimits.LANGUAGE_CHARS);
    text(place, "url", track.url(), CatalogueLimits.URL_CHARS);
    most(place, "durationMs", track.durationMs(), CatalogueLimits.DURATION_MS);
    most(place, "year", track.year(), CatalogueLimits.YEAR);
    most(place, "tags", track.tags().size(), CatalogueLimits.TAGS);
    track.tags().forEach(tag -> text(place, "tags", tag, CatalogueLimits.TAG_CHARS));
    most(place, "traits", track.traits().size(), CatalogueLimits.TRAIT_COLUMNS);
    track.traits().forEach((name, value) -> text(place, name, value, CatalogueLimits.TEXT_CHARS));
  }

  private static void text(Place place, String field, @Nullable String value, int chars) {
    if (value != null && value.length() > chars) {
      throw place.breaks("must have at most " + chars + " characters", field, value);
    }
  }

  private static void most(Place place, String field, long value, long most) {
    if (value > most) {
      throw place.breaks("must be <= " + most, field, value);
    }
  }
}
