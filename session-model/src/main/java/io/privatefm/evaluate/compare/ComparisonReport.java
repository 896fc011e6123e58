package io.privatefm.evaluate.compare;

import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.evaluate.report.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two catalogues.
 *
 * @param common tracks that both have
 * @param sameSpace whether both name the same vector space, so that interests live on
 * @param drift mean cosine of a track's old and new vector over the sample; NaN where dimensions
 *     differ
 * @param neighbourOverlap share of the ten nearest that are the same, over the sample
 * @param sample tracks of it
 * @param popularityCorrelation Spearman's, over the common tracks; NaN where one does not tell
 * @param nextTrack null without sessions to predict
 * @param replay null without a log to replay
 */
public record ComparisonReport(
    Side before,
    Side after,
    int common,
    boolean sameSpace,
    double drift,
    Interval neighbourOverlap,
    int sample,
    double popularityCorrelation,
    @Nullable NextTrack nextTrack,
    @Nullable ReplayReport replay,
    Bootstrap bootstrap) {

  /** One of the two. */
  public record Side(
      String directory, String version, String space, int tracks, int artists, int dimension) {}

  /** How well the vectors of each predict the same sessions. */
  public record NextTrack(
      String file,
      int sessions,
      long targets,
      Quality before,
      Quality after,
      Interval hitRateGain,
      Interval reciprocalRankGain) {}

  /**
   * How well one predicts.
   *
   * @param hitRate share of targets among the twenty predicted: HR@20
   * @param reciprocalRank mean of 1 / rank of the target, 0 beyond twenty: MRR@20
   * @param coverage share of the catalogue that was predicted at least once
   * @param known share of the targets that the catalogue has
   */
  public record Quality(Interval hitRate, Interval reciprocalRank, double coverage, double known) {}
}
