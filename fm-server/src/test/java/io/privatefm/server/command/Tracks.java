package io.privatefm.server.command;

import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.Track;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small catalogues whose tracks tell by their ids which of them they are in. */
final class Tracks {
  private static final int EACH = 200;
  private static final int DIMENSION = 12;

  private Tracks() {}

  /** Builds 200 tracks for every prefix, in a vector space of this name. */
  static Path made(Path directory, String space, String... prefixes) {
    SplittableRandom random = new SplittableRandom(space.hashCode());
    List<Track> tracks = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (String prefix : prefixes) {
      for (int i = 0; i < EACH; i++) {
        tracks.add(Track.of(prefix + i, "Title " + prefix + i, "Artist " + prefix + i / 2));
        vectors.add(vector(random));
      }
    }
    CatalogueBuilder.of(tracks, vectors).space(space).publish(directory);
    return directory;
  }

  private static float[] vector(SplittableRandom random) {
    float[] vector = new float[DIMENSION];
    for (int d = 0; d < DIMENSION; d++) {
      vector[d] = (float) random.nextGaussian();
    }
    return vector;
  }
}
