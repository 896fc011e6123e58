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
   * @param centred whether the mean of all vectors is taken off
   */
  record Space(int dimension, boolean centred) {
    String text() {
      return dimension == 0
          ? "vectors=given"
          : "vectors=factors dimension=" + dimension + (centred ? " centred" : "");
    }
  }

  /** What is worth trying. */
  List<Space> spaces() {
    if (vectors != null) {
      return List.of(new Space(0, false));
    }
    List<Space> spaces = new ArrayList<>();
    for (int dimension : new int[] {4, 8, 16}) {
      spaces.add(new Space(dimension, false));
      spaces.add(new Space(dimension, true));
    }
    return spaces;
  }

  /** Builds and opens a catalogue; whoever closes it removes its files. */
  Opened open(Ratings ratings, int[] people, Space space, long seed) {
    try {
      Path directory = Files.createTempDirectory("fm-listeners-");
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
      return new Opened(directory, Catalogue.open(directory), ratings.tracks());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<float[]> factors(Ratings ratings, int[] people, Space space, long seed) {
    FactorModel model =
        FactorModel.fit(
            ratings,
            people,
            new FactorModel.Options(Target.RATING, space.dimension(), 20, 0.65, false),
            seed);
    int d = space.dimension();
    float[] mean = new float[d];
    for (int i = 0; space.centred() && i < model.factors.length; i++) {
      mean[i % d] += (float) (model.factors[i] / model.tracks());
    }
    List<float[]> vectors = new ArrayList<>();
    for (int track = 0; track < model.tracks(); track++) {
      float[] vector = new float[d];
      for (int i = 0; i < d; i++) {
        vector[i] = (float) model.factors[track * d + i] - mean[i];
      }
      vectors.add(vector);
    }
    return vectors;
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
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
