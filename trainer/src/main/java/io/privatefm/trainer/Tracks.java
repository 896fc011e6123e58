package io.privatefm.trainer;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.CatalogueLimits;
import io.privatefm.catalogue.Track;
import io.privatefm.catalogue.TrackSource;
import io.privatefm.catalogue.reader.TrackReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the file of tracks; the n-th has row n from here on. */
final class Tracks {
  private Tracks() {}

  /** All tracks, no two with the same id. */
  static List<Track> read(Path file) {
    List<Track> tracks = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    try (TrackSource source = TrackReader.open(file)) {
      for (TrackSource.Row row = source.next(); row != null; row = source.next()) {
        String id = row.track().id();
        if (id.length() > CatalogueLimits.ID_CHARS
            || id.chars().anyMatch(Character::isISOControl)) {
          throw source
              .place()
              .breaks(
                  "must have at most " + CatalogueLimits.ID_CHARS + " characters, none of control",
                  "id",
                  id);
        }
        if (!ids.add(row.track().id())) {
          throw source.place().breaks("must be unique", "id", row.track().id());
        }
        tracks.add(row.track());
      }
      if (tracks.isEmpty()) {
        throw new CatalogueException("must hold at least one track: file=" + source.name());
      }
    }
    return tracks;
  }
}
