package io.privatefm.server.profile;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.Track;
import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A catalogue of 200 tracks to play in tests, always the same. */
final class SmallCatalogue {
  /** What every track's id begins with, to be looked for in files. */
  static final String TRACK_PREFIX = "unmistakable-track-";

  private static final int TRACKS = 200;
  private static final int DIMENSION = 8;

  private SmallCatalogue() {}

  static Catalogue at(Path directory) {
    Random random = new Random(7);
    List<Track> tracks = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < TRACKS; i++) {
      tracks.add(Track.of(TRACK_PREFIX + i, "Title " + i, "Artist " + i % 40, "tag" + i % 5));
      vectors.add(unit(random));
    }
    CatalogueBuilder.of(tracks, vectors).publish(directory);
    return Catalogue.open(directory);
  }

  private static float[] unit(Random random) {
    float[] vector = new float[DIMENSION];
    double square = 0;
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
      square += vector[i] * vector[i];
    }
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] /= (float) Math.sqrt(square);
    }
    return vector;
  }

  static Engine engine(Catalogue catalogue) {
    return new Engine(catalogue, EngineOptions.DEFAULT);
  }
}
