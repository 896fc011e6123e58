package io.privatefm.rank;

/** What one ranker learned since it last told; immutable, to be handed to other threads. */
public final class LearnedDelta {
  private final Observations observations;

  LearnedDelta(Observations observations) {
    this.observations = observations;
  }

  /** How many arms it observed. */
  public long count() {
    return observations.count;
  }

  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    if (observations.count != 0) {
      return false;
    }
    for (long reward : observations.rewards) {
      if (reward != 0) {
        return false;
      }
    }
    return true;
  }

  Observations observations() {
    return observations;
  }
}
