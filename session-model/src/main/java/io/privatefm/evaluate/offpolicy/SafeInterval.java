package io.privatefm.evaluate.offpolicy;

import io.privatefm.evaluate.report.Interval;
import java.util.Arrays;

/**
 * What a target earns, by empirical likelihood over the corrections of DR: the answer to believe
 * when one is wanted.
 *
 * <p>Over rounds the logged states are given, and only the draws and rewards are uncertain; over
 * owners the states are too. A correction is reckoned to go as far as the largest weight seen, at
 * least 2, and a reward as far as rewards can.
 */
final class SafeInterval {
  /** The largest weight is reckoned to be at least this, where all are near to 1. */
  private static final double LEAST_MOST = 2;

  private final Decisions of;
  private final Units units;
  private final double confidence;
  private final double scale;

  SafeInterval(Decisions of, Units units, double confidence) {
    this.of = of;
    this.units = units;
    this.confidence = confidence;
    scale = (double) units.count() / of.count();
  }

  /** The reward per round, within what rewards can be. */
  Interval value() {
    Interval value = interval(0);
    double least = of.log.leastReward();
    double most = of.log.mostReward();
    return new Interval(
        Math.clamp(value.estimate(), least, most),
        Math.clamp(value.low(), least, most),
        Math.clamp(value.high(), least, most));
  }

  /** How much more than what the log itself earned. */
  Interval lift() {
    return interval(1);
  }

  /** Of the target's value less so many times the log's own reward. */
  private Interval interval(double less) {
    boolean perRound = units.count() == of.count();
    double given = perRound ? Arrays.stream(of.expectedOfTarget).average().orElse(0) : 0;
    double[] weights = units.sums(i -> of.weight[i] * scale);
    double[] values =
        units.sums(
            i ->
                scale
                    * (Estimator.correction(of, i)
                        - less * of.reward[i]
                        + (perRound ? 0 : of.expectedOfTarget[i])));
    double most = Math.max(LEAST_MOST, Arrays.stream(weights).max().orElse(0));
    WeightedValues sample =
        perRound ? ofRounds(weights, values, most, less) : ofOwners(weights, values, most);
    Interval found = EmpiricalLikelihood.of(sample, confidence);
    return new Interval(found.estimate() + given, found.low() + given, found.high() + given);
  }

  private WeightedValues ofRounds(double[] weights, double[] values, double most, double less) {
    double least = of.log.leastReward();
    double best = of.log.mostReward();
    double highest = Arrays.stream(of.expected).max().orElse(0);
    double lowest = Arrays.stream(of.expected).min().orElse(0);
    return new WeightedValues(
        weights,
        values,
        most,
        -less * best,
        -less * least,
        Math.min(0, most * (least - highest) - less * least),
        Math.max(0, most * (best - lowest) - less * best));
  }

  /** What an owner could be worth is not known beyond those seen. */
  private static WeightedValues ofOwners(double[] weights, double[] values, double most) {
    double least = Arrays.stream(values).min().orElse(0);
    double best = Arrays.stream(values).max().orElse(0);
    return new WeightedValues(weights, values, most, least, best, least, best);
  }
}
