package io.privatefm.evaluate.offpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells when a log cannot answer: the worst first, each with the figure and the bound that it
 * breaks.
 */
final class Doubts {
  /** Below so many rounds an interval is a guess. */
  private static final double LEAST_SAMPLE = 100;

  /** Below this share of the rounds the target hardly resembles what was logged. */
  private static final double LEAST_SHARE = 0.01;

  private static final double LARGEST_SHARE = 0.1;
  private static final double LEAST_REWARDS = 20;
  private static final double MEAN_OFF = 0.25;
  private static final double MEAN_ERRORS = 3;

  /** Propensities are logged as floats. */
  private static final double ROUNDING = 1e-6;

  private static final double UNSEEN = 0.001;

  private final Decisions decisions;
  private final Weights weights;
  private final List<String> told = new ArrayList<>();

  private Doubts(Decisions decisions, Weights weights) {
    this.decisions = decisions;
    this.weights = weights;
  }

  static List<String> about(Decisions decisions, Weights weights) {
    Doubts doubts = new Doubts(decisions, weights);
    doubts.sample();
    doubts.dominance();
    doubts.unseen();
    doubts.mean();
    doubts.rewards();
    return List.copyOf(doubts.told);
  }

  private void sample() {
    double least = Math.max(LEAST_SAMPLE, LEAST_SHARE * decisions.count());
    if (weights.effectiveSampleSize() < least) {
      told.add(
          String.format(
              Locale.ROOT,
              "THE LOG CANNOT ANSWER: effective sample size %.2f of %d rounds (needs %.0f); no estimate"
                  + " and no interval here is to be trusted",
              weights.effectiveSampleSize(),
              decisions.count(),
              least));
    }
  }

  private void dominance() {
    if (weights.largestShare() > LARGEST_SHARE) {
      told.add(
          String.format(
              Locale.ROOT,
              "one round carries %.0f %% of the weight: largest weight %.4g, smallest propensity %.3g;"
                  + " a bootstrap that misses it knows nothing of it, so the interval is too narrow",
              100 * weights.largestShare(),
              weights.largest(),
              weights.smallestPropensity()));
    }
  }

  private void unseen() {
    if (weights.unseen() > UNSEEN) {
      told.add(
          String.format(
              Locale.ROOT,
              "the target gives %.1f %% of its probability to items that the judged rounds never drew:"
                  + " ips and snips do not see them, dm and dr guess them from the mean",
              100 * weights.unseen()));
    }
  }

  private void mean() {
    double off = Math.abs(weights.mean() - 1);
    if (off > MEAN_OFF || off > MEAN_ERRORS * weights.meanDeviation() + ROUNDING) {
      told.add(
          String.format(
              Locale.ROOT,
              "weights average %.3f where 1 is expected (standard error %.3f): propensities that are not"
                  + " those of the draws, arms that could not be drawn, or too few rounds",
              weights.mean(),
              weights.meanDeviation()));
    }
  }

  private void rewards() {
    if (weights.effectiveRewards() < LEAST_REWARDS) {
      told.add(
          String.format(
              Locale.ROOT,
              "the intervals rest on %.1f rewards in effect (needs %.0f); percentile intervals of so few"
                  + " are too narrow",
              weights.effectiveRewards(),
              LEAST_REWARDS));
    }
  }
}
