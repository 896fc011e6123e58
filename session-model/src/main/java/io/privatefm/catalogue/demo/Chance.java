package io.privatefm.catalogue.demo;

import java.util.List;

/**
 * Seeded random numbers (SplitMix64) with the draws that the generator needs. All arithmetic is
 * exact or of {@link StrictMath}, so that a seed gives the same bytes on every machine. Owned by
 * one thread.
 */
final class Chance {
  private static final int GAUSSIAN_TERMS = 12;

  private long state;

  Chance(long seed) {
    this.state = seed;
  }

  /** Another run of numbers for one thing of its own, such as the artist with this number. */
  static Chance of(long seed, String kind, long number) {
    return new Chance(mix(mix(seed + kind.hashCode()) + number));
  }

  /** In [0, 1). */
  double next() {
    state += 0x9E3779B97F4A7C15L;
    return (mix(state) >>> 11) * 0x1.0p-53;
  }

  double between(double low, double high) {
    return low + (high - low) * next();
  }

  /** From {@code low} to {@code high}, both included. */
  int whole(int low, int high) {
    return low + (int) (next() * (high - low + 1));
  }

  boolean happens(double probability) {
    return next() < probability;
  }

  <T> T pick(List<T> list) {
    return list.get((int) (next() * list.size()));
  }

  /** About normal, mean 0, deviation 1, and never beyond 6: a sum of uniforms. */
  double gaussian() {
    double sum = -GAUSSIAN_TERMS / 2.0;
    for (int i = 0; i < GAUSSIAN_TERMS; i++) {
      sum += next();
    }
    return sum;
  }

  /** Around a centre, kept within [0, 1]. */
  double share(double centre, double deviation) {
    return Math.clamp(centre + deviation * gaussian(), 0.0, 1.0);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
