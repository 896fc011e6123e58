package io.privatefm.engine;

import io.privatefm.rank.LearnedDelta;
import io.privatefm.rank.ReputationDelta;
import java.util.Map;

/**
 * What one engine learned since it last told; immutable, to be handed to other threads.
 *
 * @param rankers of what features are worth, by name; those that learned nothing are left out
 * @param reputation of single tracks
 * @param kindred of the same with those who have a trait, by trait
 */
public record EngineDelta(
    Map<String, LearnedDelta> rankers,
    ReputationDelta reputation,
    Map<String, ReputationDelta> kindred) {
  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return rankers.isEmpty() && reputation.isEmpty() && kindred.isEmpty();
  }
}
