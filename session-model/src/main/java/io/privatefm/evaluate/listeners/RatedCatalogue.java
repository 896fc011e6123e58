package io.privatefm.evaluate.listeners;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.Track;
import io.privatefm.catalogue.TrackSource;
import io.privatefm.catalogue.VectorSource;
import io.privatefm.vector.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes catalogues of the rated tracks out of what training people said: vectors are the factors of
 * their ratings, popularity is the mean reward.
 */
final class RatedCatalogue {
  private static final double POPULARITY_STRENGTH = 10;

  private final List<Track> tracks;
  private final @Nullable List<float[]> vectors;

  /**
   * @param tracks by number
   * @param vectors by number; null to make them of ratings
   */
  RatedCatalogue(List<Track> tracks, @Nullable List<float[]> vectors) {
    this.tracks = tracks;
    this.vectors = vectors;
  }

  /**
   * Where the vectors come from.
   *
   * @param dimension factors; 0 when the vectors are given
   */
  record Space(int dimension) {
    String text() {
      return dimension == 0 ? "vectors=given" : "vectors=factors dimension=" + dimension;
    }
  }

  /** What is worth trying. */
  List<Space> spaces() {
    return vectors != null ? List.of(new Space(0)) : List.of(new Space(8), new Space(16));
  }

  /** Builds and opens a catalogue; whoever closes it removes its files. */
  Opened open(Ratings ratings, int[] people, Space space, long seed) {
    Path directory = folder();
    try {
      build(ratings, people, space, seed, directory);
      return new Opened(directory, Catalogue.open(directory), ratings.tracks());
    } catch (RuntimeException e) {
      remove(directory);
      throw e;
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("fm-listeners-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void build(Ratings ratings, int[] people, Space space, long seed, Path directory) {
    double[] liked = ItemMeans.fit(ratings, people, Target.REWARD, POPULARITY_STRENGTH).of();
    List<TrackSource.Row> rows = new ArrayList<>();
    for (int track = 0; track < liked.length; track++) {
      rows.add(new TrackSource.Row(tracks.get(track), liked[track]));
    }
    List<float[]> of = vectors == null ? factors(ratings, people, space, seed) : vectors;
    CatalogueBuilder.of(
            TrackSource.ofRows(ratings.name(), rows.size(), rows.iterator()), VectorSource.of(of))
        .index(Profile.EXACT)
        .threads(1)
        .publish(directory);
  }

  private static List<float[]> factors(Ratings ratings, int[] people, Space space, long seed) {
    FactorModel model =
        FactorModel.fit(
            ratings,
            people,
            new FactorModel.Options(Target.RATING, space.dimension(), 20, 0.65, false),
            seed);
    int d = space.dimension();
    List<float[]> vectors = new ArrayList<>();
    for (int track = 0; track < model.tracks(); track++) {
      float[] vector = new float[d];
      for (int i = 0; i < d; i++) {
        vector[i] = (float) model.factors[track * d + i];
      }
      vectors.add(vector);
    }
    return vectors;
  }

  private static void remove(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A catalogue in a folder of its own.
   *
   * @param ids of the tracks, by number
   */
  record Opened(Path directory, Catalogue catalogue, List<String> ids) implements AutoCloseable {
    @Override
    public void close() {
      catalogue.close();
      remove(directory);
    }
  }
}
