package io.privatefm.rank;

/** What one ranker learned since it last told; immutable, to be handed to other threads. */
public final class LearnedDelta {
  private final Observations observations;
  private final long base;
  private final long newest;

  LearnedDelta(Observations observations, Age age) {
    this.observations = observations;
    base = age.base();
    newest = age.newest();
  }

  /** How many arms it observed. */
  public long count() {
    return observations.count;
  }

  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return observations.isEmpty();
  }

  Observations observations() {
    return observations;
  }

  long base() {
    return base;
  }

  long newest() {
    return newest;
  }
}
