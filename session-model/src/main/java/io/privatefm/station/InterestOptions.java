package io.privatefm.station;

/**
 * How one set of interests grows and fades.
 *
 * @param capacity most interests at once
 * @param halfLifeMs time in which an untouched interest's weight halves
 * @param eventDecay what is left of every weight after one pull, 0 to 1
 * @param weightMost where an interest's weight saturates, so that it stays ready to move
 * @param weightLeast below this an interest is forgotten
 * @param pace how much of an event's strength counts here, 0 to 1
 */
public record InterestOptions(
    int capacity,
    long halfLifeMs,
    float eventDecay,
    float weightMost,
    float weightLeast,
    float pace) {

  /** The taste of this session: up to six interests, half gone in 90 minutes. */
  public static final InterestOptions SHORT_TERM =
      new InterestOptions(6, 90 * 60_000L, 0.96f, 3, 0.04f, 1);

  /** The taste of a listener: up to four interests, half gone in 60 days. */
  public static final InterestOptions LONG_TERM =
      new InterestOptions(4, 60 * 24 * 3_600_000L, 0.998f, 30, 0.02f, 0.3f);

  public InterestOptions {
    if (capacity < 1 || capacity > 64) {
      throw new IllegalArgumentException("must be 1 to 64: capacity=" + capacity);
    }
    if (halfLifeMs < 1) {
      throw new IllegalArgumentException("must be >= 1: halfLifeMs=" + halfLifeMs);
    }
  }
}
