package io.privatefm.evaluate.listeners;

import io.privatefm.evaluate.listeners.Method.Kind;
import io.privatefm.evaluate.listeners.Method.Variant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The least and the most that can be had: tracks by chance, and those that are liked first. */
final class Bounds {
  private Bounds() {}

  static Method random() {
    return new Method(
        "random",
        Kind.BASELINE,
        List.of(new Variant("", (ratings, people, seed) -> ByChance::new)));
  }

  static Method oracle() {
    return new Method(
        "oracle",
        Kind.CEILING,
        List.of(
            new Variant(
                "", (ratings, people, seed) -> listener -> new ByTruth(listener, ratings))));
  }

  private static final class ByChance implements Method.Listening {
    private final SplittableRandom random;
    private final int[] left;
    private int count;

    ByChance(Method.Listener listener) {
      random = new SplittableRandom(listener.seed());
      count = listener.tracks().length;
      left = new int[count];
      Arrays.setAll(left, at -> at);
    }

    @Override
    public int next() {
      int i = random.nextInt(count);
      int chosen = left[i];
      left[i] = left[--count];
      return chosen;
    }

    @Override
    public double propensity() {
      return 1.0 / (count + 1);
    }

    @Override
    public void told(int rating) {}
  }

  private static final class ByTruth extends GreedyListening {
    private final Ratings ratings;
    private final int person;

    ByTruth(Method.Listener listener, Ratings ratings) {
      super(listener);
      this.ratings = ratings;
      this.person = listener.person();
    }

    @Override
    double score(int track) {
      int at = Arrays.binarySearch(ratings.rated()[person], track);
      return ratings.given()[person][at];
    }
  }
}
