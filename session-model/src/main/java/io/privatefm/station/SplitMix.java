package io.privatefm.station;

/** The mixing of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
public final class SplitMix {
  private SplitMix() {}

  /** Spreads every bit over all bits, one to one. */
  public static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
