package io.privatefm.evaluate.offpolicy;

import java.util.Arrays;

/**
 * Chooses the weight τ beyond which switch-DR trusts the reward model alone: of some quantiles of
 * the weights, 0 (DM) and infinity (DR), the one with the smallest bound of the squared error,
 * {@code variance + bias²}, as in Wang, Agarwal and Dudík (ICML 2017).
 *
 * <p>The bias is at most the target's probability of arms with {@code w > τ} times the largest
 * error of the reward model. The probability is the mean of {@code w · [w > τ]}, at most 1, since
 * logs such as these do not keep the propensity of arms that were not drawn; the largest error is
 * that of the judged rounds. A bound, not a guess: without good reason switch-DR stays DR.
 */
final class SwitchThreshold {
  private static final int QUANTILES = 40;

  private final Decisions of;
  private final double largestError;

  private SwitchThreshold(Decisions of) {
    this.of = of;
    double largest = 0;
    for (int i = 0; i < of.count(); i++) {
      largest = Math.max(largest, Math.abs(of.reward[i] - of.expected[i]));
    }
    largestError = largest;
  }

  static double of(Decisions decisions) {
    SwitchThreshold choice = new SwitchThreshold(decisions);
    double best = Double.POSITIVE_INFINITY;
    double least = choice.squaredError(best);
    for (double threshold : candidates(decisions.weight)) {
      double error = choice.squaredError(threshold);
      if (error < least) {
        least = error;
        best = threshold;
      }
    }
    return best;
  }

  /** Denser towards the largest: the share of weights above doubles every fourth step down. */
  private static double[] candidates(double[] weights) {
    double[] sorted = weights.clone();
    Arrays.sort(sorted);
    double[] candidates = new double[QUANTILES + 1]; // the last stays 0
    for (int i = 0; i < QUANTILES; i++) {
      double above = sorted.length * Math.pow(0.5, i / 4.0);
      candidates[i] = sorted[Math.max(0, sorted.length - 1 - (int) above)];
    }
    return candidates;
  }

  private double squaredError(double threshold) {
    Moments kept = new Moments();
    double dropped = 0;
    for (int i = 0; i < of.count(); i++) {
      kept.add(Estimator.SWITCH_DR.numerator(of, i, threshold));
      dropped += of.weight[i] > threshold ? of.weight[i] / of.count() : 0;
    }
    double bias = Math.min(1, dropped) * largestError;
    return kept.variance() / of.count() + bias * bias;
  }
}
