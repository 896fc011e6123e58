package io.privatefm.evaluate.offpolicy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.privatefm.evaluate.report.Interval;
import java.util.List;
import java.util.Map;

/**
 * What a log says about one target.
 *
 * @param target the policy, as it was asked for
 * @param does what it does, in words
 * @param fittedRounds how many rounds, the first ones, it could learn from; they do not judge
 * @param rounds how many judge
 * @param logged what the log's own policy earned per round in these rounds
 * @param answer what to believe: the corrections of DR with an interval by empirical likelihood
 * @param estimates by the label of the {@link Estimator}, with bootstrap intervals
 * @param switchThreshold the largest weight that switch-DR corrects by; infinite when all
 * @param weights how much the log knows
 * @param warnings why it should not be believed; empty when there is no reason
 * @param decisions what all this was computed from
 */
public record Judgement(
    String target,
    String does,
    int fittedRounds,
    int rounds,
    Interval logged,
    Estimate answer,
    Map<String, Estimate> estimates,
    double switchThreshold,
    Weights weights,
    List<String> warnings,
    @JsonIgnore Decisions decisions) {

  /** The label of the answer. */
  public static final String ANSWER = "answer";

  /**
   * What a target earns per round.
   *
   * @param low lower end of the interval
   * @param high upper end
   * @param lift how much more than the log's own policy in the same rounds
   */
  public record Estimate(double estimate, double low, double high, Interval lift) {

    static Estimate of(Interval value, Interval lift) {
      return new Estimate(value.estimate(), value.low(), value.high(), lift);
    }

    /** Without the lift. */
    public Interval interval() {
      return new Interval(estimate, low, high);
    }
  }

  /** What an estimator says. */
  public Estimate estimate(Estimator estimator) {
    return named(estimator.label());
  }

  /** What an estimator says, or the answer. */
  Estimate named(String label) {
    Estimate estimate = label.equals(ANSWER) ? answer : estimates.get(label);
    if (estimate == null) {
      throw new IllegalStateException("must be estimated: " + label);
    }
    return estimate;
  }
}
