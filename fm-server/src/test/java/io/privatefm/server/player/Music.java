package io.privatefm.server.player;

import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.Track;
import io.privatefm.catalogue.demo.DemoCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Catalogues for a browser to play. */
final class Music {
  private static final int DEMO_TRACKS = 600;
  private static final int SHORT_TRACKS = 60;
  private static final long SHORT_MS = 4_000;
  private static final int DIMENSION = 8;

  private Music() {}

  /** A small demo, with tracks of the usual length. */
  static Path demo(Path directory) {
    DemoCatalogue.of(DEMO_TRACKS, 1).publish(directory);
    return directory;
  }

  /** Tracks so short that a test can hear them out. */
  static Path shortTracks(Path directory) {
    SplittableRandom random = new SplittableRandom(3);
    List<Track> tracks = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < SHORT_TRACKS; i++) {
      tracks.add(shortTrack(i));
      vectors.add(unit(random));
    }
    CatalogueBuilder.of(tracks, vectors).publish(directory);
    return directory;
  }

  private static Track shortTrack(int i) {
    return new Track(
        "short-" + i,
        "Miniature " + i,
        "Ensemble " + i,
        null,
        SHORT_MS,
        List.of("house"),
        null,
        2001,
        null,
        Map.of("genre", "house", "tempo", "124"));
  }

  private static float[] unit(SplittableRandom random) {
    float[] vector = new float[DIMENSION];
    double sum = 0;
    for (int d = 0; d < DIMENSION; d++) {
      vector[d] = (float) random.nextGaussian();
      sum += vector[d] * vector[d];
    }
    for (int d = 0; d < DIMENSION; d++) {
      vector[d] /= (float) Math.sqrt(sum);
    }
    return vector;
  }
}
