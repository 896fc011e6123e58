package io.privatefm.evaluate.listeners;

import io.privatefm.evaluate.listeners.Method.Kind;
import io.privatefm.evaluate.listeners.Method.Variant;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean of each track over people, drawn towards the mean of all: {@code (Σr + s·m) / (n + s)}.
 *
 * @param of by track
 * @param overall mean of all ratings
 * @param deviation standard deviation of all ratings; 1 where they do not differ
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record ItemMeans(double[] of, double overall, double deviation) {
  /**
   * Means of these people's ratings.
   *
   * @param strength how many ratings the mean of all counts as
   */
  static ItemMeans fit(Ratings ratings, int[] people, Target target, double strength) {
    double[] sums = new double[ratings.tracks().size()];
    int[] counts = new int[sums.length];
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (int person : people) {
      int[] tracks = ratings.rated()[person];
      for (int i = 0; i < tracks.length; i++) {
        double value = target.of(ratings.given()[person][i]);
        sums[tracks[i]] += value;
        counts[tracks[i]]++;
        sum += value;
        squares += value * value;
        count++;
      }
    }
    double overall = sum / count;
    for (int track = 0; track < sums.length; track++) {
      sums[track] = (sums[track] + strength * overall) / (counts[track] + strength);
    }
    double variance = squares / count - overall * overall;
    return new ItemMeans(sums, overall, variance > 1e-9 ? Math.sqrt(variance) : 1);
  }

  /** The tracks that people liked best, whoever listens. */
  static Method method() {
    List<Variant> variants = new ArrayList<>();
    for (Target target : Target.values()) {
      for (double strength : new double[] {1, 3, 10, 30, 100}) {
        variants.add(
            new Variant(
                "target=" + target.label() + " strength=" + (int) strength,
                (ratings, people, seed) -> {
                  double[] means = fit(ratings, people, target, strength).of();
                  return listener -> new ByMean(listener, means);
                }));
      }
    }
    return new Method("item-mean", Kind.BASELINE, variants);
  }

  private static final class ByMean extends GreedyListening {
    private final double[] means;

    ByMean(Method.Listener listener, double[] means) {
      super(listener);
      this.means = means;
    }

    @Override
    double score(int track) {
      return means[track];
    }
  }
}
