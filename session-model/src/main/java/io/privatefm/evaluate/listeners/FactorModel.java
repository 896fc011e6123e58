package io.privatefm.evaluate.listeners;

import java.util.SplittableRandom;

/**
 * Ratings as a mean of the track plus a few hidden factors: {@code r = μ + wᵀ z + noise}, with
 * {@code z ~ N(0, I)} of the person and {@code w ~ N(w̄, I/λ)} of the track.
 *
 * <p>Then all ratings of a person are jointly normal with covariance {@code W Wᵀ + σ² I}, and what
 * is expected of the rest given some is exact ({@link Taste}). Fitted by expectation and
 * maximisation over what was rated (probabilistic principal components with missing values; Tipping
 * and Bishop, 1999), or by alternating least squares, which takes each person's expected factors
 * for certain. Values are in standard deviations around the mean of all. Read-only once fitted.
 */
final class FactorModel {
  private static final int ROUNDS = 12;
  private static final double MEAN_STRENGTH = 10;

  /**
   * How a model is fitted.
   *
   * @param target what it predicts
   * @param dimension factors
   * @param precision λ, of a track's factors around their mean
   * @param noise σ², the part of a rating's variance that is chance
   * @param certain whether each person's factors are taken for certain: alternating least squares
   */
  record Options(Target target, int dimension, double precision, double noise, boolean certain) {
    String text() {
      return "target="
          + target.label()
          + " factors="
          + dimension
          + " precision="
          + Numbers.text(precision)
          + " noise="
          + Numbers.text(noise);
    }
  }

  final int dimension;
  final double noise;

  /** By track. */
  final double[] means;

  /** {@code float64[tracks × dimension]}. */
  final double[] factors;

  private final Target target;
  private final double overall;
  private final double deviation;

  private FactorModel(
      int dimension,
      double noise,
      Target target,
      double overall,
      double deviation,
      double[] means,
      double[] factors) {
    this.dimension = dimension;
    this.noise = noise;
    this.target = target;
    this.overall = overall;
    this.deviation = deviation;
    this.means = means;
    this.factors = factors;
  }

  /** A model as it stands, whose unit is that of ratings. */
  static FactorModel of(int dimension, double noise, double[] means, double[] factors) {
    return new FactorModel(dimension, noise, Target.RATING, 0, 1, means, factors);
  }

  private static FactorModel begin(ItemMeans means, Options options, long seed) {
    double[] scaled = means.of().clone();
    for (int track = 0; track < scaled.length; track++) {
      scaled[track] = (scaled[track] - means.overall()) / means.deviation();
    }
    return new FactorModel(
        options.dimension(),
        options.noise(),
        options.target(),
        means.overall(),
        means.deviation(),
        scaled,
        begin(scaled.length, options.dimension(), seed));
  }

  /** Fits a model to these people; the seed sets where the search begins. */
  static FactorModel fit(Ratings ratings, int[] people, Options options, long seed) {
    ItemMeans means = ItemMeans.fit(ratings, people, options.target(), MEAN_STRENGTH);
    FactorModel model = begin(means, options, seed);
    FactorSums sums = new FactorSums(model, options);
    for (int round = 0; round < ROUNDS; round++) {
      sums.gather(ratings, people);
      sums.maximise();
    }
    return model;
  }

  /** The first factor begins as how generous a person is, the others anywhere. */
  private static double[] begin(int tracks, int dimension, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] factors = new double[tracks * dimension];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = i % dimension == 0 ? 0.3 : 0.1 * random.nextGaussian();
    }
    return factors;
  }

  /** A rating in the model's unit. */
  double value(int rating) {
    return (target.of(rating) - overall) / deviation;
  }

  double dot(int track, double[] person) {
    int at = track * dimension;
    double sum = 0;
    for (int i = 0; i < dimension; i++) {
      sum += factors[at + i] * person[i];
    }
    return sum;
  }

  int tracks() {
    return means.length;
  }

  static double meanStrength() {
    return MEAN_STRENGTH;
  }
}
