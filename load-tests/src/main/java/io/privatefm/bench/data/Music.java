package io.privatefm.bench.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Music-like vectors of a {@link MusicWorld}, written as they are drawn.
 *
 * <p>About {@value #DUPLICATES_PERCENT} in 100 tracks repeat an earlier one, half of them to the
 * bit (the same recording on another album), half nearly (a remaster).
 */
public final class Music {
  private static final double DUPLICATES_PERCENT = 1.5;
  private static final float REMASTER_NOISE = 0.005f;
  private static final int REMEMBERED = 4_096;
  private static final int TOLD_EVERY = 1_000_000;

  private Music() {}

  /** Writes {@code music.npy} and {@code music-queries.npy}; the same seed gives the same bytes. */
  public static void generate(
      Path folder, int vectors, int dimension, int queries, long seed, Consumer<String> say)
      throws IOException {
    MusicWorld world = new MusicWorld(vectors, dimension, random(seed, 0));
    try (NpyWriter base = new NpyWriter(folder.resolve("music.npy"), dimension);
        NpyWriter asked = new NpyWriter(folder.resolve("music-queries.npy"), dimension)) {
      writeTracks(world, vectors, dimension, random(seed, 1), base, say);
      writeQueries(world, queries, dimension, random(seed, 2), asked);
      base.publish();
      asked.publish();
    }
    say.accept(String.format("wrote %,d vectors and %,d queries to %s", vectors, queries, folder));
  }

  private static void writeTracks(
      MusicWorld world,
      int vectors,
      int dimension,
      RandomGenerator random,
      NpyWriter into,
      Consumer<String> say)
      throws IOException {
    float[][] earlier = new float[REMEMBERED][dimension];
    float[] row = new float[dimension];
    for (int track = 0; track < vectors; track++) {
      if (track >= REMEMBERED && random.nextDouble() < DUPLICATES_PERCENT / 100) {
        repeat(earlier[random.nextInt(REMEMBERED)], row, random);
      } else {
        world.track(row, random);
      }
      into.add(row);
      System.arraycopy(row, 0, earlier[track % REMEMBERED], 0, dimension);
      if ((track + 1) % TOLD_EVERY == 0) {
        say.accept(String.format("%,d of %,d vectors", track + 1, vectors));
      }
    }
  }

  private static void repeat(float[] earlier, float[] into, RandomGenerator random) {
    System.arraycopy(earlier, 0, into, 0, into.length);
    if (random.nextBoolean()) {
      MusicWorld.addNoise(into, REMASTER_NOISE, random);
      io.privatefm.vector.Vectors.normaliseInPlace(into);
    }
  }

  private static void writeQueries(
      MusicWorld world, int queries, int dimension, RandomGenerator random, NpyWriter into)
      throws IOException {
    float[] row = new float[dimension];
    for (int query = 0; query < queries; query++) {
      if (query % 2 == 0) {
        world.track(row, random);
      } else {
        world.interest(row, random);
      }
      into.add(row);
    }
  }

  private static RandomGenerator random(long seed, int purpose) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + purpose);
  }
}
