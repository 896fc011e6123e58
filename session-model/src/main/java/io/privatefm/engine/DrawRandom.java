package io.privatefm.engine;

import java.util.random.RandomGenerator;

/**
 * The random numbers of one draw: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), started anew for
 * each draw from the engine's seed, the listener and the draw's number, so that a draw depends on
 * nothing else that happened in the process. Reused; allocates nothing.
 */
final class DrawRandom implements RandomGenerator {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  void start(long seed, String listener, long number) {
    state = mix(mix(mix(seed) ^ Fingerprint.of(listener)) + number * GOLDEN);
  }

  @Override
  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** Spreads every bit over all bits, one to one. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
