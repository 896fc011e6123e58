package io.privatefm.evaluate.offpolicy;

import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.rank.Prior;
import org.jspecify.annotations.Nullable;

/**
 * How a log judges policies.
 *
 * @param fit share of the rounds, the first ones, from which a policy learns that learns from the
 *     log; the others judge it. Above 0 and below 1
 * @param floor share of a bandit's draws that is uniform over all arms, 0 to 1, as in {@code
 *     EngineOptions}
 * @param folds of the cross-fitting of the reward model, at least 2
 * @param byOwner whether intervals resample owners (listeners) rather than rounds: what would be
 *     seen with other listeners, not only other luck
 * @param model what the bandits' ranker believes, instead of learning from the first rounds; null:
 *     it learns
 * @param bootstrap how intervals are made; its seed also splits the folds
 */
public record JudgeOptions(
    double fit,
    double floor,
    int folds,
    boolean byOwner,
    @Nullable Prior model,
    Bootstrap bootstrap) {

  /** Half for learning, a floor of 0.02, 5 folds, intervals over rounds. */
  public static JudgeOptions of(Bootstrap bootstrap) {
    return new JudgeOptions(0.5, 0.02, 5, false, null, bootstrap);
  }

  public JudgeOptions {
    if (!(fit > 0 && fit < 1)) {
      throw new IllegalArgumentException("must be > 0 and < 1: fit=" + fit);
    }
    if (!(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException("must be 0 to 1: floor=" + floor);
    }
    if (folds < 2) {
      throw new IllegalArgumentException("must be >= 2: folds=" + folds);
    }
  }
}
