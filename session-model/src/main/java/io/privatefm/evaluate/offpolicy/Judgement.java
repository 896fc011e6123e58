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
 * @param estimates by the label of the {@link Estimator}
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
    Map<String, Estimate> estimates,
    double switchThreshold,
    Weights weights,
    List<String> warnings,
    @JsonIgnore Decisions decisions) {

  /**
   * What a target earns per round.
   *
   * @param low lower end of the interval
   * @param high upper end
   * @param lift how much more than the log's own policy in the same rounds
   */
  public record Estimate(double estimate, double low, double high, Interval lift) {

    /** Without the lift. */
    public Interval interval() {
      return new Interval(estimate, low, high);
    }
  }

  /** What an estimator says. */
  public Estimate estimate(Estimator estimator) {
    Estimate estimate = estimates.get(estimator.label());
    if (estimate == null) {
      throw new IllegalStateException("must be estimated: " + estimator.label());
    }
    return estimate;
  }
}
