package io.privatefm.evaluate.simulate.truth;

import java.util.SplittableRandom;

/** Seeds for one thing each, made from a seed and the thing's number. */
public final class Seeds {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /** Random numbers for the thing of this kind with this number. */
  public static SplittableRandom random(long seed, String kind, long number) {
    return new SplittableRandom(mix(mix(seed + GOLDEN * kind.hashCode()) + GOLDEN * number));
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
