package io.privatefm.rank;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a ranker believes before it has seen anything: a weight for each feature, and how firmly it
 * is held. Immutable.
 */
public final class Prior {
  /** Standard deviation of a reward around what its features say, as long as nothing was seen. */
  static final double REWARD_DEVIATION = 0.5;

  /** As many arms as say so. */
  static final double REWARD_ARMS = 1_000;

  /**
   * However much a journal taught, the live ranker needs no more than some hundred spins to differ.
   */
  static final double LEAST_DEVIATION = 0.02;

  /** Standard deviation of a weight around its mean. */
  private static final double WEIGHT_DEVIATION = 0.05;

  /** That of the weight of what is foretold, which depends on whose sessions foretell. */
  private static final double FORETOLD_DEVIATION = 0.5;

  /** That of the weight of popularity, which depends on what the catalogue counts as a play. */
  private static final double POPULARITY_DEVIATION = 0.2;

  private static final int BIAS = 0;

  /**
   * That of the bias: where most is skipped, rewards are far below 0, and the other weights must
   * not be bent to say so.
   */
  private static final double BIAS_DEVIATION = 0.5;

  /**
   * Chosen by hand. The weights say what anybody would say (near to what is liked is good, near to
   * what was skipped is bad); with some thousand spins the data speak louder.
   */
  public static final Prior BY_HAND = byHand();

  private final double[] means;
  private final double[] deviations;
  private final @Nullable FtrlSteps ftrl;

  private Prior(double[] means, double[] deviations) {
    this(means, deviations, null);
  }

  private Prior(double[] means, double[] deviations, @Nullable FtrlSteps ftrl) {
    this.means = means;
    this.deviations = deviations;
    this.ftrl = ftrl;
  }

  private static Prior byHand() {
    double[] means = {
      0.0, // bias
      0.02, // by interest
      0.02, // by long-term
      0.02, // by graph
      0.0, // by popular
      -0.02, // by explore
      0.0, // by sessions
      0.0, // by item-to-item
      0.35, // interest
      0.1, // long-term
      0.7, // popularity
      0.25, // artist
      0.35, // tags
      0.9, // taste
      6.0, // foretold
      0.5, // reputation
    };
    double[] deviations = new double[means.length];
    Arrays.fill(deviations, WEIGHT_DEVIATION);
    deviations[Features.unpacked(Features.FORETOLD)] = FORETOLD_DEVIATION;
    deviations[BIAS] = BIAS_DEVIATION;
    deviations[Features.unpacked(Features.POPULARITY)] = POPULARITY_DEVIATION;
    return new Prior(means, deviations);
  }

  /**
   * A prior that was learned, by the names of {@link Features#NAMES}. A feature that is not named
   * keeps what was chosen by hand; a deviation below {@value #LEAST_DEVIATION} is taken for that.
   *
   * @throws IllegalArgumentException naming the feature and the rule
   */
  public static Prior of(Map<String, Double> weights, Map<String, Double> deviations) {
    double[] means = BY_HAND.means.clone();
    double[] held = BY_HAND.deviations.clone();
    weights.forEach((name, weight) -> means[feature("weights", name, weight)] = weight);
    deviations.forEach(
        (name, deviation) -> {
          int feature = feature("deviations", name, deviation);
          if (deviation < 0) {
            throw new IllegalArgumentException(
                "must be >= 0: deviations." + name + "=" + deviation);
          }
          held[feature] = Math.max(LEAST_DEVIATION, deviation);
        });
    return new Prior(means, held);
  }

  /**
   * What was chosen by hand, and another way to learn from there: {@code "bayes"} as usual, {@code
   * "bayes deviation=2"} with all weights held more loosely, {@code "ftrl alpha=4 beta=1 l1=0
   * l2=1"}, any of them, by follow-the-regularised-leader. For evaluations: engines do not exchange
   * what the latter learned.
   *
   * @throws IllegalArgumentException naming the part and the rule
   */
  public static Prior learning(String text) {
    return LearnerText.parse(text);
  }

  /** These weights, each held so many times as loosely. */
  Prior looser(double times) {
    return new Prior(means, Arrays.stream(deviations).map(held -> times * held).toArray(), ftrl);
  }

  /** These weights, learned from there by the other way. */
  Prior withFtrl(FtrlSteps steps) {
    return new Prior(means, deviations, steps);
  }

  /** How weights are learned by the other way; null: by the usual. */
  @Nullable FtrlSteps ftrl() {
    return ftrl;
  }

  private static int feature(String field, String name, @Nullable Double value) {
    int feature = Features.NAMES.indexOf(name);
    if (feature < 0) {
      throw new IllegalArgumentException(
          "must be a feature of the ranker, one of "
              + String.join(", ", Features.NAMES)
              + ": "
              + field
              + "."
              + name);
    }
    if (value == null || !Double.isFinite(value)) {
      throw new IllegalArgumentException("must be finite: " + field + "." + name + "=" + value);
    }
    return feature;
  }

  /** The weight of an unpacked feature. */
  public double mean(int feature) {
    return means[feature];
  }

  /** One over the variance of the weight of an unpacked feature. */
  public double precision(int feature) {
    return 1 / (deviations[feature] * deviations[feature]);
  }

  /**
   * The variance of a reward around what its features say, after so many arms: the mean of an
   * inverse gamma distribution that began with {@value #REWARD_ARMS} arms of the usual scatter.
   *
   * @param left the squares of what the weights do not explain, summed
   */
  public static double rewardVariance(double left, double arms) {
    double usual = REWARD_ARMS * REWARD_DEVIATION * REWARD_DEVIATION;
    return (usual + left) / (REWARD_ARMS + arms);
  }

  /** One over the variance of a reward around what its features say, before anything was seen. */
  public static double noisePrecision() {
    return 1 / (REWARD_DEVIATION * REWARD_DEVIATION);
  }
}
