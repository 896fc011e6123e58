package io.privatefm.evaluate.next;

import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.evaluate.report.Interval;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How well questions were answered, summed over each session that was asked any, which is the unit
 * that intervals resample. All figures are means over questions.
 *
 * @param questions per session
 * @param hits questions whose track was among the top
 * @param reciprocals sums of 1 / rank; 0 for a miss
 * @param gains sums of 1 / log2(rank + 1); 0 for a miss. With one right answer the ideal is 1
 */
@SuppressWarnings("ArrayRecordComponent") // read as they are, compared by nobody
record Quality(double[] questions, double[] hits, double[] reciprocals, double[] gains) {

  /** Judges answers. */
  static Quality of(Ranks ranks) {
    return of(ranks, ranks.top());
  }

  /** Judges answers by their first {@code top} tracks alone. */
  static Quality of(Ranks ranks, int top) {
    int[] starts = ranks.targets().starts();
    int[] asked =
        IntStream.range(0, starts.length - 1).filter(s -> starts[s] < starts[s + 1]).toArray();
    Quality quality = new Quality(asked.length);
    for (int unit = 0; unit < asked.length; unit++) {
      for (int question = starts[asked[unit]]; question < starts[asked[unit] + 1]; question++) {
        quality.add(unit, ranks.rank(question), top);
      }
    }
    return quality;
  }

  private Quality(int units) {
    this(new double[units], new double[units], new double[units], new double[units]);
  }

  private void add(int unit, int rank, int top) {
    questions[unit]++;
    if (rank > 0 && rank <= top) {
      hits[unit]++;
      reciprocals[unit] += 1.0 / rank;
      gains[unit] += Math.log(2) / Math.log(rank + 1.0);
    }
  }

  double hr() {
    return mean(hits);
  }

  double mrr() {
    return mean(reciprocals);
  }

  double ndcg() {
    return mean(gains);
  }

  private double mean(double[] sums) {
    return Arrays.stream(sums).sum() / Arrays.stream(questions).sum();
  }

  /** The three figures, each with its interval. */
  Figures figures(Bootstrap bootstrap) {
    return new Figures(
        bootstrap.ratio(hits, questions),
        bootstrap.ratio(reciprocals, questions),
        bootstrap.ratio(gains, questions));
  }

  /** How much better than the other on the same questions, each with its interval. */
  Figures less(Quality other, Bootstrap bootstrap) {
    return new Figures(
        bootstrap.ratio(difference(hits, other.hits), questions),
        bootstrap.ratio(difference(reciprocals, other.reciprocals), questions),
        bootstrap.ratio(difference(gains, other.gains), questions));
  }

  private static double[] difference(double[] ours, double[] theirs) {
    double[] differences = new double[ours.length];
    Arrays.setAll(differences, i -> ours[i] - theirs[i]);
    return differences;
  }

  /** Hit rate, mean reciprocal rank and normalised discounted cumulative gain. */
  public record Figures(Interval hr, Interval mrr, Interval ndcg) {}
}
