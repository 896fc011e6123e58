package io.privatefm.evaluate.compare;

import io.privatefm.evaluate.offpolicy.Judgement;
import io.privatefm.evaluate.report.Interval;
import java.util.List;

/**
 * What a log says about two catalogues.
 *
 * @param log its name
 * @param bandit that was asked over both
 * @param before the bandit over the old catalogue
 * @param after the bandit over the new one
 * @param difference reward per spin by DR, new less old, resampled over listeners
 * @param snipsDifference the same by SNIPS, which believes no reward model
 * @param warnings why it should not be believed; empty when there is no reason
 */
public record ReplayReport(
    String log,
    String bandit,
    Counts counts,
    Judgement before,
    Judgement after,
    Interval difference,
    Interval snipsDifference,
    List<String> warnings) {

  /**
   * What was replayed.
   *
   * @param listeners with a judged spin of the old catalogue
   * @param judged spins with a reward
   * @param otherCatalogue those of them that were drawn from another catalogue than the old one
   * @param replayed those that were not
   * @param arms of the replayed ones
   * @param sameArms arms whose features, made again over the old catalogue, are those of the log
   * @param missingArms arms whose track the new catalogue does not have
   * @param missingDrawn spins whose own track it does not have
   */
  public record Counts(
      int listeners,
      long judged,
      long otherCatalogue,
      long replayed,
      long arms,
      long sameArms,
      long missingArms,
      long missingDrawn) {

    /** How much of the log the replay reproduces, 0 to 1. */
    public double fidelity() {
      return (double) sameArms / arms;
    }

    /** Share of the arms that the new catalogue does not have. */
    public double missing() {
      return (double) missingArms / arms;
    }
  }
}
