package io.privatefm.evaluate.simulate.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up music: tracks of artists, each a blend of genres, some better than others. Seeded and
 * immutable.
 *
 * <p>An artist has a main genre and a leaning to another; a track is its artist's blend, shaken.
 * What a catalogue learns of the blend is one tag, which names the main genre of {@value
 * #TOLD_RIGHT} of the tracks, another genre of some, and is missing from others.
 */
final class Music {
  /** Genres. */
  static final int GENRES = 12;

  private static final int TRACKS_PER_ARTIST = 8;
  private static final double TOLD_RIGHT = 0.8;
  private static final double TOLD_WRONG = 0.1;
  private static final double QUALITY_DEVIATION = 0.4;

  private final int[] artists;
  private final float[] blends;
  private final double[] quality;
  private final long[] durationsMs;
  private final int[] told;
  private final int artistCount;

  /** The music of a seed. */
  Music(int tracks, long seed) {
    artistCount = Math.max(1, tracks / TRACKS_PER_ARTIST);
    artists = new int[tracks];
    blends = new float[tracks * GENRES];
    quality = new double[tracks];
    durationsMs = new long[tracks];
    told = new int[tracks];
    int[] main = new int[artistCount];
    double[][] blendOf = artists(seed, main);
    for (int track = 0; track < tracks; track++) {
      SplittableRandom random = Seeds.random(seed, "track", track);
      artists[track] = track < artistCount ? track : (int) (square(random) * artistCount);
      shake(blendOf[artists[track]], random, track * GENRES);
      quality[track] = QUALITY_DEVIATION * random.nextGaussian();
      durationsMs[track] = 150_000 + random.nextInt(120) * 1_000L;
      told[track] = told(main[artists[track]], random);
    }
  }

  /** Artists with low numbers have more tracks. */
  private static double square(SplittableRandom random) {
    double u = random.nextDouble();
    return u * u;
  }

  private double[][] artists(long seed, int[] main) {
    double[][] blendOf = new double[artistCount][GENRES];
    for (int artist = 0; artist < artistCount; artist++) {
      SplittableRandom random = Seeds.random(seed, "artist", artist);
      main[artist] = random.nextInt(GENRES);
      double leaning = 0.4 * random.nextDouble();
      blendOf[artist][main[artist]] += 1 - leaning;
      blendOf[artist][random.nextInt(GENRES)] += leaning;
    }
    return blendOf;
  }

  private void shake(double[] blend, SplittableRandom random, int at) {
    double sum = 0;
    for (int genre = 0; genre < GENRES; genre++) {
      double shaken = blend[genre] * (0.8 + 0.4 * random.nextDouble()) + 0.02 * random.nextDouble();
      blends[at + genre] = (float) shaken;
      sum += shaken;
    }
    for (int genre = 0; genre < GENRES; genre++) {
      blends[at + genre] /= (float) sum;
    }
  }

  private static int told(int genre, SplittableRandom random) {
    double u = random.nextDouble();
    if (u < TOLD_RIGHT) {
      return genre;
    }
    return u < TOLD_RIGHT + TOLD_WRONG ? random.nextInt(GENRES) : -1;
  }

  int tracks() {
    return artists.length;
  }

  int artistCount() {
    return artistCount;
  }

  /** The number of the track's artist. */
  int artist(int track) {
    return artists[track];
  }

  /** The share of a genre in a track; together 1. */
  double share(int track, int genre) {
    return blends[track * GENRES + genre];
  }

  /** What the track's blend makes of one number per genre. */
  double blend(int track, double[] perGenre) {
    double sum = 0;
    int at = track * GENRES;
    for (int genre = 0; genre < GENRES; genre++) {
      sum += blends[at + genre] * perGenre[genre];
    }
    return sum;
  }

  /** How good the track is to anybody, around 0. */
  double quality(int track) {
    return quality[track];
  }

  long durationMs(int track) {
    return durationsMs[track];
  }

  List<String> tags(int track) {
    List<String> tags = new ArrayList<>(1);
    if (told[track] >= 0) {
      tags.add("genre-" + told[track]);
    }
    return List.copyOf(tags);
  }
}
