package io.privatefm.server;

import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.Track;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A catalogue for tests: 240 tracks of 40 artists in 4 genres that lie apart; ids t000 to t239. */
public final class SmallCatalogue {
  static final int TRACKS = 240;
  private static final int ARTISTS = 40;
  private static final int GENRES = 4;
  private static final int DIMENSION = 16;
  private static final double SPREAD = 0.4;

  private SmallCatalogue() {}

  /** Builds it in the directory, which it returns. */
  public static Path in(Path directory) {
    SplittableRandom random = new SplittableRandom(7);
    List<Track> tracks = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < TRACKS; i++) {
      tracks.add(track(i));
      vectors.add(vector(i % GENRES, random));
    }
    CatalogueBuilder.of(tracks, vectors).publish(directory);
    return directory;
  }

  private static Track track(int i) {
    return new Track(
        id(i),
        "Title " + i,
        "Artist " + i % ARTISTS,
        null,
        180_000,
        List.of("genre" + i % GENRES),
        "en",
        2000,
        null,
        Map.of("tempo", "120"));
  }

  /** The id of the i-th track. */
  public static String id(int i) {
    return String.format("t%03d", i);
  }

  private static float[] vector(int genre, SplittableRandom random) {
    float[] vector = new float[DIMENSION];
    double sum = 0;
    for (int d = 0; d < DIMENSION; d++) {
      vector[d] = (float) (random.nextGaussian() * SPREAD + (d % GENRES == genre ? 1 : 0));
      sum += vector[d] * vector[d];
    }
    for (int d = 0; d < DIMENSION; d++) {
      vector[d] /= (float) Math.sqrt(sum);
    }
    return vector;
  }
}
