package io.privatefm.evaluate.listeners;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Track;
import io.privatefm.catalogue.TrackSource;
import io.privatefm.catalogue.VectorSource;
import io.privatefm.catalogue.reader.TrackReader;
import io.privatefm.catalogue.reader.VectorReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks up what is known of rated tracks in files of tracks and vectors. */
final class RatedTracks {
  private RatedTracks() {}

  /** The catalogues that an engine is measured over. */
  static RatedCatalogue catalogue(Ratings ratings, EngineUnderTest engine) {
    List<String> order = new ArrayList<>();
    Map<String, Track> known = engine.tracks() == null ? Map.of() : read(engine.tracks(), order);
    List<Track> tracks = new ArrayList<>();
    for (String id : ratings.tracks()) {
      Track track = known.get(id);
      if (track == null && engine.tracks() != null) {
        throw lacks(engine.tracks(), "track", id);
      }
      tracks.add(track == null ? Track.of(id, "", "") : track);
    }
    Path file = engine.vectors();
    return new RatedCatalogue(tracks, file == null ? null : vectors(ratings, file, order));
  }

  private static Map<String, Track> read(Path file, List<String> order) {
    Map<String, Track> tracks = new HashMap<>();
    try (TrackSource source = TrackReader.open(file)) {
      for (TrackSource.Row row = source.next(); row != null; row = source.next()) {
        tracks.put(row.track().id(), row.track());
        order.add(row.track().id());
      }
    }
    return tracks;
  }

  /** By id, or, where the file has none, by position in the file of tracks. */
  private static List<float[]> vectors(Ratings ratings, Path file, List<String> order) {
    Map<String, float[]> byId = new HashMap<>();
    try (VectorSource source = VectorReader.open(file)) {
      float[] vector = new float[source.dimension()];
      for (int n = 0; source.next(vector); n++) {
        byId.put(id(source, n, order), vector.clone());
      }
    }
    List<float[]> vectors = new ArrayList<>();
    for (String id : ratings.tracks()) {
      float[] vector = byId.get(id);
      if (vector == null) {
        throw lacks(file, "vector", id);
      }
      vectors.add(vector);
    }
    return vectors;
  }

  private static String id(VectorSource source, int n, List<String> order) {
    @Nullable String told = source.id();
    if (told != null) {
      return told;
    }
    if (n >= order.size()) {
      throw source
          .place()
          .breaks("must be the vector of a track of the file of tracks", "tracks", order.size());
    }
    return order.get(n);
  }

  private static CatalogueException lacks(Path file, String what, String id) {
    return new CatalogueException(
        "must have a " + what + " of every rated track: file=" + file.getFileName() + " id=" + id);
  }
}
