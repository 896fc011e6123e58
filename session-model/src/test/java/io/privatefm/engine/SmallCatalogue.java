package io.privatefm.engine;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.SessionSource;
import io.privatefm.catalogue.Track;
import io.privatefm.vector.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A small catalogue of genres for tests: track {@code t-17} of genre {@code 17 % genres}, its
 * vector near its genre's direction, its tags the genre and a colour that means nothing.
 */
public record SmallCatalogue(
    int genres, int tracks, int tracksPerArtist, int dimension, long seed) {
  /** Four minutes. */
  public static final long DURATION_MS = 240_000;

  /** 8 genres, 1,600 tracks of 160 artists. */
  public static final SmallCatalogue USUAL = new SmallCatalogue(8, 1_600, 10, 16, 7);

  /** This catalogue with another number of tracks. */
  public SmallCatalogue ofTracks(int count) {
    return new SmallCatalogue(genres, count, tracksPerArtist, dimension, seed);
  }

  /** Builds it with lists, however few its tracks are, and opens it. */
  public Catalogue openCompact(Path directory) {
    builder().index(Profile.COMPACT).space("a").publish(directory);
    return Catalogue.open(directory);
  }

  private CatalogueBuilder builder() {
    List<Track> list = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int number = 0; number < tracks; number++) {
      list.add(track(number));
      vectors.add(vector(number));
    }
    return CatalogueBuilder.of(list, vectors);
  }

  /** Builds and opens it; the space names what directions mean. */
  public Catalogue open(Path directory, String space) {
    return open(directory, space, 0, tracks, false);
  }

  /** Builds and opens it with sessions that people heard. */
  public Catalogue open(Path directory, String space, List<List<String>> sessions) {
    builder().space(space).sessions(SessionSource.of(sessions)).publish(directory);
    return Catalogue.open(directory);
  }

  /** Builds and opens the tracks from one number up to another, in that order of rows. */
  public Catalogue open(Path directory, String space, int from, int to, boolean rotated) {
    List<Track> list = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    double[][] rotation = rotation();
    for (int number = from; number < to; number++) {
      list.add(track(number));
      vectors.add(rotated ? rotate(vector(number), rotation) : vector(number));
    }
    CatalogueBuilder.of(list, vectors).space(space).publish(directory);
    return Catalogue.open(directory);
  }

  private Track track(int number) {
    int genre = number % genres;
    int artist = number / genres / tracksPerArtist * genres + genre;
    return new Track(
        "t-" + number,
        "Title " + number,
        "Artist " + artist,
        null,
        DURATION_MS,
        List.of("genre-" + genre, "colour-" + number / genres % 5),
        null,
        0,
        null,
        Map.of());
  }

  private float[] vector(int number) {
    int genre = number % genres;
    Random direction = new Random(seed + genre);
    Random own = new Random(seed * 31 + number);
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) (direction.nextGaussian() + 0.45 * own.nextGaussian());
    }
    return vector;
  }

  /** The same angles in another space: a product with a random orthonormal matrix. */
  private static float[] rotate(float[] vector, double[][] rotation) {
    float[] rotated = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      rotated[i] = (float) dot(rotation[i], vector);
    }
    return rotated;
  }

  /** Rows of unit length, each at a right angle to all others (Gram–Schmidt). */
  private double[][] rotation() {
    Random random = new Random(seed + 1_000_003);
    double[][] rows = new double[dimension][dimension];
    for (int i = 0; i < dimension; i++) {
      Arrays.setAll(rows[i], _ -> random.nextGaussian());
      for (int earlier = 0; earlier < i; earlier++) {
        double along = dot(rows[i], rows[earlier]);
        for (int d = 0; d < dimension; d++) {
          rows[i][d] -= along * rows[earlier][d];
        }
      }
      double length = Math.sqrt(dot(rows[i], rows[i]));
      for (int d = 0; d < dimension; d++) {
        rows[i][d] /= length;
      }
    }
    return rows;
  }

  private static double dot(double[] row, double[] other) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * other[i];
    }
    return sum;
  }

  private static double dot(double[] row, float[] vector) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * vector[i];
    }
    return sum;
  }

  /** The genre of a track. */
  public int genreOf(String trackId) {
    return Integer.parseInt(trackId.substring(2)) % genres;
  }
}
