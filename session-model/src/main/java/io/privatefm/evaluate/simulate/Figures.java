package io.privatefm.evaluate.simulate;

import io.privatefm.evaluate.report.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One contestant's figures under one truth; intervals are over listeners, or over worlds when there
 * are several.
 *
 * @param contestant the name in tables
 * @param appetite of the policy; null for a reference
 * @param floor of the policy; null for a reference
 * @param regret per listener over all spins, against the best of all permissible tracks
 * @param candidateRegret the same against the best of each draw's candidates; null for a reference
 * @param beyondBase regret less that of the base on the same listeners; null for itself
 * @param early regret per spin in the first quarter of the spins
 * @param late regret per spin in the last quarter
 * @param meanReward true mean reward per spin, -1 to 1
 * @param completed share of spins that were heard out
 * @param skipped share of spins that were skipped early or disliked
 * @param explored share of spins for which a candidate with a higher score was passed over
 * @param artists distinct artists per listener; tracks without an artist count as one each
 * @param longTail share of spins of tracks outside the most popular fifth of the catalogue
 * @param tracks distinct tracks that were played to anybody of a world
 * @param p50Micros time per spin, all that the engine does between two spins; half took less
 * @param p99Micros 99 of 100 took less
 * @param curve regret per listener after so many spins
 */
public record Figures(
    String contestant,
    @Nullable Double appetite,
    @Nullable Double floor,
    Interval regret,
    @Nullable Interval candidateRegret,
    @Nullable Interval beyondBase,
    Interval early,
    Interval late,
    Interval meanReward,
    double completed,
    double skipped,
    double explored,
    double artists,
    double longTail,
    double tracks,
    double p50Micros,
    double p99Micros,
    List<Point> curve) {
  /** The regret per listener after so many spins. */
  public record Point(int spins, Interval regret) {}
}
