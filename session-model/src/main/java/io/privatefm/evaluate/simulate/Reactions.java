package io.privatefm.evaluate.simulate;

import io.privatefm.evaluate.simulate.truth.Act;
import io.privatefm.station.Feedback;
import io.privatefm.station.Reward;
import io.privatefm.station.Scope;
import java.util.List;

/**
 * The one table between what a simulated listener does and what a station is told of it.
 *
 * <pre>
 *   act       heard    feedback                       reward
 *   DISLIKE   10 s     disliked, the track            -0.8
 *   SKIP      10 s     skipped                        -0.5
 *   LEAVE     35 %     skipped                        -0.2
 *   COMPLETE  all      completed                       0.5
 *   LIKE      all      liked halfway, then completed   1.0
 * </pre>
 *
 * <p>The reward is the station's own for this feedback, so regret is in the unit that the policy
 * learns.
 */
final class Reactions {
  private static final long SHORTLY_MS = 10_000;
  private static final double PART = 0.35;

  private static final double[] REWARDS = rewards();

  private Reactions() {}

  private static double[] rewards() {
    double[] rewards = new double[Act.count()];
    for (Act act : Act.values()) {
      rewards[act.step()] =
          switch (act) {
            case DISLIKE -> Reward.DISLIKED.value();
            case SKIP -> Reward.SHORT_SKIP.value();
            case LEAVE -> Reward.PART_PLAY.value();
            case COMPLETE -> Reward.COMPLETED.value();
            case LIKE -> Math.min(1, Reward.LIKED.value() + Reward.COMPLETED.value());
          };
    }
    return rewards;
  }

  /** What the act is worth, -1 to 1. */
  static double reward(Act act) {
    return REWARDS[act.step()];
  }

  /** The expected reward under these probabilities of the acts. */
  static double mean(double[] chances) {
    double mean = 0;
    for (int act = 0; act < REWARDS.length; act++) {
      mean += chances[act] * REWARDS[act];
    }
    return mean;
  }

  /** The act at {@code u}, 0 to 1, when they are laid out by probability from worst to best. */
  static Act at(double u, double[] chances) {
    double sum = 0;
    for (int act = 0; act < REWARDS.length; act++) {
      sum += chances[act];
      if (u < sum) {
        return Act.of(act);
      }
    }
    return lastPossible(chances); // the sum fell short of 1 by rounding
  }

  private static Act lastPossible(double[] chances) {
    int last = REWARDS.length - 1;
    while (chances[last] <= 0) {
      last--;
    }
    return Act.of(last);
  }

  /** How long the listener hears of a track. */
  static long heardMs(Act act, long durationMs) {
    return switch (act) {
      case DISLIKE, SKIP -> SHORTLY_MS;
      case LEAVE -> Math.round(PART * durationMs);
      case COMPLETE, LIKE -> durationMs;
    };
  }

  /** What the station is told, in order. */
  static List<Feedback> feedback(Act act, String spin, long startedAtMs, long durationMs) {
    long heardMs = heardMs(act, durationMs);
    long endMs = startedAtMs + heardMs;
    return switch (act) {
      case DISLIKE -> List.of(new Feedback.Disliked(spin, Scope.TRACK, endMs));
      case SKIP, LEAVE -> List.of(new Feedback.Skipped(spin, heardMs, endMs));
      case COMPLETE -> List.of(new Feedback.Completed(spin, endMs));
      case LIKE ->
          List.of(
              new Feedback.Liked(spin, startedAtMs + durationMs / 2),
              new Feedback.Completed(spin, endMs));
    };
  }
}
