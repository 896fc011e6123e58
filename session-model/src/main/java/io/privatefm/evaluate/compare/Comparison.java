package io.privatefm.evaluate.compare;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Progress;
import io.privatefm.evaluate.report.Bootstrap;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares two catalogues: what a swap would change, and which predicts better.
 *
 * @param before the old one's directory: a catalogue, or a training with one in it
 * @param after the new one's
 * @param sessions to be predicted, unseen by both; null for none
 * @param replay of a log that was drawn from the old one; null for none
 * @param sample tracks whose neighbours are compared, at most
 * @param bootstrap of the intervals; its seed draws the sample as well
 */
public record Comparison(
    Path before,
    Path after,
    @Nullable Path sessions,
    @Nullable Replay replay,
    int sample,
    Bootstrap bootstrap) {

  /** Compares. */
  public ComparisonReport run(Progress progress) {
    try (Catalogue old = ComparedCatalogue.open(before);
        Catalogue young = ComparedCatalogue.open(after)) {
      CommonTracks common = CommonTracks.of(old, young);
      int[] positions = common.sample(sample, bootstrap.seed());
      double[] overlap = NeighbourOverlap.of(old, young, common, positions, progress);
      return new ComparisonReport(
          side(before, old),
          side(after, young),
          common.count(),
          old.vectorSpace().equals(young.vectorSpace()),
          drift(old, young, common, positions),
          bootstrap.mean(overlap),
          positions.length,
          popularityCorrelation(old, young, common),
          sessions == null ? null : nextTrack(old, young, sessions, progress),
          replay == null ? null : replay.run(old, young, progress),
          bootstrap);
    }
  }

  private static ComparisonReport.Side side(Path directory, Catalogue catalogue) {
    return new ComparisonReport.Side(
        directory.toString(),
        catalogue.version(),
        catalogue.vectorSpace(),
        catalogue.size(),
        catalogue.artistCount(),
        catalogue.dimension());
  }

  private static double drift(Catalogue old, Catalogue young, CommonTracks common, int[] sample) {
    if (old.dimension() != young.dimension() || sample.length == 0) {
      return Double.NaN;
    }
    float[] vector = new float[old.dimension()];
    double sum = 0;
    for (int position : sample) {
      old.index().copyVector(common.before()[position], vector);
      sum += young.index().score(common.after()[position], vector);
    }
    return sum / sample.length;
  }

  private static double popularityCorrelation(Catalogue old, Catalogue young, CommonTracks common) {
    double[] before = new double[common.count()];
    double[] after = new double[common.count()];
    Arrays.setAll(before, i -> old.popularity(common.before()[i]));
    Arrays.setAll(after, i -> young.popularity(common.after()[i]));
    return RankCorrelation.of(before, after);
  }

  private ComparisonReport.NextTrack nextTrack(
      Catalogue old, Catalogue young, Path file, Progress progress) {
    List<List<String>> unseen = TestSessions.read(file);
    NextByVectors.Outcome one = new NextByVectors(old).run(unseen, progress);
    NextByVectors.Outcome other = new NextByVectors(young).run(unseen, progress);
    return new ComparisonReport.NextTrack(
        String.valueOf(file.getFileName()),
        unseen.size(),
        (long) Arrays.stream(one.targets()).sum(),
        quality(one),
        quality(other),
        bootstrap.ratio(gains(one.hits(), other.hits()), one.targets()),
        bootstrap.ratio(gains(one.reciprocalRanks(), other.reciprocalRanks()), one.targets()));
  }

  private ComparisonReport.Quality quality(NextByVectors.Outcome outcome) {
    return new ComparisonReport.Quality(
        bootstrap.ratio(outcome.hits(), outcome.targets()),
        bootstrap.ratio(outcome.reciprocalRanks(), outcome.targets()),
        outcome.coverage(),
        outcome.known());
  }

  /** By session: both were asked the same, so that chance in the sessions falls out. */
  private static double[] gains(double[] before, double[] after) {
    double[] gains = new double[before.length];
    Arrays.setAll(gains, i -> after[i] - before[i]);
    return gains;
  }
}
