package io.privatefm.evaluate.listeners;

import io.privatefm.evaluate.listeners.Method.Fitted;
import io.privatefm.evaluate.listeners.Method.Variant;
import java.util.List;

/**
 * Chooses a method's parameters on training people alone: they are parted again, each part is
 * played by what the others taught, and the variant with the most likes is taken, of equals the
 * first.
 */
final class Tuner {
  /** Parts that training people fall into. */
  static final int PARTS = 3;

  private final Ratings ratings;
  private final int spins;
  private final long seed;

  Tuner(Ratings ratings, int spins, long seed) {
    this.ratings = ratings;
    this.spins = spins;
    this.seed = seed;
  }

  Variant best(List<Variant> variants, int[] people) {
    if (variants.size() == 1) {
      return variants.getFirst();
    }
    Folds parts = Folds.of(people, PARTS, seed);
    Variant best = variants.getFirst();
    long most = -1;
    for (Variant variant : variants) {
      long likes = 0;
      for (int part = 0; part < PARTS; part++) {
        likes += likes(variant, parts.without(part), parts.within(part));
      }
      if (likes > most) {
        most = likes;
        best = variant;
      }
    }
    return best;
  }

  private long likes(Variant variant, int[] teachers, int[] listeners) {
    long likes = 0;
    try (Fitted fitted = variant.fit().to(ratings, teachers, seed)) {
      for (int person : listeners) {
        int most = Math.min(spins, ratings.rated()[person].length);
        likes += Sitting.play(fitted, ratings, person, most, seed).reward(most);
      }
    }
    return likes;
  }
}
