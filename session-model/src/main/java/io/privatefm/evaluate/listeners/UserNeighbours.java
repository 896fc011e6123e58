package io.privatefm.evaluate.listeners;

import io.privatefm.evaluate.listeners.Method.Kind;
import io.privatefm.evaluate.listeners.Method.Variant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What people of like taste said, one after the other.
 *
 * <p>The score of a track is its mean, and what the most similar people gave it above its mean,
 * weighed by similarity: {@code μ + Σ s·(r − μ) / (Σ s + shrinkage)}. A similarity of {@code n}
 * tracks that both rated counts {@code n / (n + trust)} of itself; only similar people above 0 are
 * asked. Read-only once fitted. Herlocker, Konstan, Borchers and Riedl, SIGIR 1999.
 */
final class UserNeighbours {
  private static final double MEAN_STRENGTH = 10;

  /** How alike two people are. */
  enum Similarity {
    /** Cosine of what they gave above the tracks' means. */
    COSINE,
    /** What both like, of what either likes (Jaccard). */
    LIKES
  }

  /**
   * How neighbours are found.
   *
   * @param most how many are asked
   * @param trust tracks in common at which a similarity counts half
   * @param shrinkage similarity that stands for the track's mean
   */
  record Options(Similarity similarity, int most, double trust, double shrinkage) {
    String text() {
      return "similarity="
          + similarity.name().toLowerCase(java.util.Locale.ROOT)
          + " neighbours="
          + most
          + " trust="
          + Numbers.text(trust)
          + " shrinkage="
          + Numbers.text(shrinkage);
    }
  }

  private final Options options;
  private final double[] means;

  /** For each track who rated it, by position among the people, and how. */
  private final int[][] raters;

  private final byte[][] given;
  private final int people;

  private UserNeighbours(Ratings ratings, int[] people, Options options) {
    this.options = options;
    this.people = people.length;
    means = ItemMeans.fit(ratings, people, Target.RATING, MEAN_STRENGTH).of();
    int[] counts = new int[means.length];
    for (int person : people) {
      for (int track : ratings.rated()[person]) {
        counts[track]++;
      }
    }
    raters = new int[means.length][];
    given = new byte[means.length][];
    for (int track = 0; track < counts.length; track++) {
      raters[track] = new int[counts[track]];
      given[track] = new byte[counts[track]];
    }
    for (int i = people.length - 1; i >= 0; i--) {
      int[] tracks = ratings.rated()[people[i]];
      for (int j = 0; j < tracks.length; j++) {
        int at = --counts[tracks[j]];
        raters[tracks[j]][at] = i;
        given[tracks[j]][at] = ratings.given()[people[i]][j];
      }
    }
  }

  static Method method() {
    List<Variant> variants = new ArrayList<>();
    for (Similarity similarity : Similarity.values()) {
      for (int most : new int[] {100, 300, 1_000}) {
        for (double trust : new double[] {5, 20}) {
          for (double shrinkage : new double[] {1, 3, 10}) {
            Options options = new Options(similarity, most, trust, shrinkage);
            variants.add(
                new Variant(
                    options.text(),
                    (ratings, people, seed) -> {
                      UserNeighbours neighbours = new UserNeighbours(ratings, people, options);
                      return listener -> neighbours.new Asking(listener);
                    }));
          }
        }
      }
    }
    return new Method("user-knn", Kind.BASELINE, variants);
  }

  /** One listener, and how alike everybody is to them so far. */
  private final class Asking extends GreedyListening {
    private final double[] shared = new double[people];
    private final double[] own = new double[people];
    private final double[] theirs = new double[people];
    private final int[] common = new int[people];
    private final double[] similarity = new double[people];
    private final double[] sorted = new double[people];

    Asking(Method.Listener listener) {
      super(listener);
    }

    @Override
    void learn(int track, int rating) {
      for (int i = 0; i < raters[track].length; i++) {
        int person = raters[track][i];
        common[person]++;
        switch (options.similarity()) {
          case COSINE -> {
            double mine = rating - means[track];
            double other = given[track][i] - means[track];
            shared[person] += mine * other;
            own[person] += mine * mine;
            theirs[person] += other * other;
          }
          case LIKES -> {
            int mine = Ratings.reward(rating);
            int other = Ratings.reward(given[track][i]);
            shared[person] += mine & other;
            own[person] += mine | other;
          }
        }
      }
    }

    /** Keeps the similarities of the nearest and makes the others 0. */
    @Override
    void prepare() {
      for (int person = 0; person < people; person++) {
        similarity[person] = shared[person] > 0 ? similarityTo(person) : 0;
      }
      if (options.most() < people) {
        System.arraycopy(similarity, 0, sorted, 0, people);
        Arrays.sort(sorted);
        double least = sorted[people - options.most()];
        for (int person = 0; person < people; person++) {
          similarity[person] = similarity[person] >= least ? similarity[person] : 0;
        }
      }
    }

    private double similarityTo(int person) {
      double raw =
          switch (options.similarity()) {
            case COSINE -> shared[person] / Math.sqrt(own[person] * theirs[person]);
            case LIKES -> shared[person] / own[person];
          };
      return raw * common[person] / (common[person] + options.trust());
    }

    @Override
    double score(int track) {
      double sum = 0;
      double weight = options.shrinkage();
      for (int i = 0; i < raters[track].length; i++) {
        double alike = similarity[raters[track][i]];
        sum += alike * (given[track][i] - means[track]);
        weight += alike;
      }
      return means[track] + sum / weight;
    }
  }
}
