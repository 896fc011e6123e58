package io.privatefm.evaluate.offpolicy;

import io.privatefm.evaluate.report.Bootstrap;
import java.util.Arrays;
import java.util.Objects;
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
 * @param model a saved ranker for the bandits, instead of one that learns from the first rounds;
 *     empty for none; borrowed
 * @param bootstrap how intervals are made; its seed also splits the folds
 */
@SuppressWarnings("ArrayRecordComponent") // handed through; equality is by content below
public record JudgeOptions(
    double fit, double floor, int folds, boolean byOwner, byte[] model, Bootstrap bootstrap) {

  /** Half for learning, a floor of 0.02, 5 folds, intervals over rounds. */
  public static JudgeOptions of(Bootstrap bootstrap) {
    return new JudgeOptions(0.5, 0.02, 5, false, new byte[0], bootstrap);
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JudgeOptions that
        && fit == that.fit
        && floor == that.floor
        && folds == that.folds
        && byOwner == that.byOwner
        && Arrays.equals(model, that.model)
        && bootstrap.equals(that.bootstrap);
  }

  @Override
  public int hashCode() {
    return Objects.hash(fit, floor, folds, byOwner, Arrays.hashCode(model), bootstrap);
  }
}
