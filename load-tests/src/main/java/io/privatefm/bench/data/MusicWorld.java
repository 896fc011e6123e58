package io.privatefm.bench.data;

import io.privatefm.vector.Vectors;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A made-up world of genres and artists from which tracks are drawn.
 *
 * <p>Genres and artists live in {@value #LATENT} latent dimensions. A genre is a centre; an artist
 * stands near a mixture of one to three genres; a track stands near its artist. An orthonormal map
 * carries the latent place into the full space, where a little noise in every direction is added,
 * and the result is scaled to unit length. Artists have sizes of a Zipf law. Deterministic by its
 * seed. Owned by one thread.
 */
final class MusicWorld {
  static final int LATENT = 14;
  private static final int GENRES = 60;
  private static final int TRACKS_OF_AN_ARTIST = 25;
  private static final double ZIPF = 0.8;
  private static final float ARTIST_SPREAD = 0.5f;
  private static final float TRACK_SPREAD = 0.35f;
  private static final float NOISE = 0.1f;

  private final int dimension;
  private final float[][] axes;
  private final float[][] genres = new float[GENRES][LATENT];
  private final float[] artists;
  private final double[] shares;

  /** The world in which so many tracks are to be drawn. */
  MusicWorld(int tracks, int dimension, RandomGenerator random) {
    this.dimension = dimension;
    axes = axes(dimension, random);
    for (float[] genre : genres) {
      addNoise(genre, 1, random);
    }
    int count = Math.max(1, tracks / TRACKS_OF_AN_ARTIST);
    artists = new float[count * LATENT];
    for (int artist = 0; artist < count; artist++) {
      System.arraycopy(artist(random), 0, artists, artist * LATENT, LATENT);
    }
    shares = shares(count);
  }

  /** A new track of an artist who is drawn by popularity. */
  void track(float[] into, RandomGenerator random) {
    float[] place = new float[LATENT];
    System.arraycopy(artists, artist(random.nextDouble()) * LATENT, place, 0, LATENT);
    addNoise(place, TRACK_SPREAD, random);
    Arrays.fill(into, 0);
    for (int axis = 0; axis < axes.length; axis++) {
      Vectors.addScaledInPlace(into, place[axis], axes[axis]);
    }
    addNoise(into, NOISE, random);
    Vectors.normaliseInPlace(into);
  }

  /** What a listener of two tracks is interested in: a place between them. */
  void interest(float[] into, RandomGenerator random) {
    float[] other = new float[dimension];
    track(into, random);
    track(other, random);
    Vectors.addScaledInPlace(into, 0.2f + 0.8f * random.nextFloat(), other);
    Vectors.normaliseInPlace(into);
  }

  /** Adds noise of the standard deviation to every component. */
  static void addNoise(float[] into, float deviation, RandomGenerator random) {
    for (int i = 0; i < into.length; i++) {
      into[i] += deviation * (float) random.nextGaussian();
    }
  }

  private float[] artist(RandomGenerator random) {
    float[] place = new float[LATENT];
    float total = 0;
    for (int left = random.nextInt(1, 4); left > 0; left--) {
      float weight = 0.1f + random.nextFloat();
      Vectors.addScaledInPlace(place, weight, genres[random.nextInt(GENRES)]);
      total += weight;
    }
    Vectors.scaleInPlace(place, 1 / total);
    addNoise(place, ARTIST_SPREAD, random);
    return place;
  }

  private int artist(double share) {
    int at = Arrays.binarySearch(shares, share * shares[shares.length - 1]);
    return Math.min(shares.length - 1, at < 0 ? -at - 1 : at);
  }

  /** Cumulative popularity of the artists, the most popular first. */
  private static double[] shares(int count) {
    double[] shares = new double[count];
    double sum = 0;
    for (int artist = 0; artist < count; artist++) {
      sum += Math.pow(artist + 1, -ZIPF);
      shares[artist] = sum;
    }
    return shares;
  }

  /** Random directions at right angles to each other (Gram–Schmidt). */
  private static float[][] axes(int dimension, RandomGenerator random) {
    float[][] axes = new float[Math.min(LATENT, dimension)][dimension];
    for (int axis = 0; axis < axes.length; axis++) {
      addNoise(axes[axis], 1, random);
      for (int before = 0; before < axis; before++) {
        float along = Vectors.dot(axes[axis], axes[before]);
        Vectors.addScaledInPlace(axes[axis], -along, axes[before]);
      }
      Vectors.normaliseInPlace(axes[axis]);
    }
    return axes;
  }
}
