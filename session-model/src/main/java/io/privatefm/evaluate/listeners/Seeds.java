package io.privatefm.evaluate.listeners;

import java.util.SplittableRandom;

/** Seeds of parts of a work, so that none depends on what was done before it. */
final class Seeds {
  private Seeds() {}

  /** The seed of one part. */
  static long of(long seed, long part) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + part).nextLong();
  }
}
