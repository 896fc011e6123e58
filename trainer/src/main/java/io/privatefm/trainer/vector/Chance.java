package io.privatefm.trainer.vector;

/**
 * Random numbers that depend on what they are for and on nothing else, so that it does not matter
 * which task draws them (the mixing of SplitMix64: Steele, Lea, Flood, OOPSLA 2014).
 */
public final class Chance {
  private Chance() {}

  /** A number of 0 to below 1 for these keys. */
  public static double of(long seed, long key, long step) {
    return (bits(seed, key, step) >>> 11) * 0x1.0p-53;
  }

  /** 64 bits for these keys. */
  public static long bits(long seed, long key, long step) {
    return mix(mix(mix(seed) + key) + step);
  }

  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
