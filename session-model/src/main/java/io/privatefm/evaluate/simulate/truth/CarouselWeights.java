package io.privatefm.evaluate.simulate.truth;

import java.util.SplittableRandom;

/**
 * Item weights of a carousel simulator: one row per item, the bias last. The probability that
 * listener u streams item i is {@code sigmoid(theta_i · [x_u, 1])} with {@code x_u ~ N(0.04, 1.3²)}
 * in each component (Bendada, Salha and Bontempelli: Carousel Personalization in Music Streaming
 * Apps with Contextual Bandits, RecSys 2020).
 *
 * @param rows {@code double[items][components]}, at least one item and two components; borrowed
 */
@SuppressWarnings("ArrayRecordComponent") // a table, never compared
public record CarouselWeights(double[][] rows) {
  private static final int TOPICS = 24;
  private static final int DIMENSION = 96;

  public CarouselWeights {
    if (rows.length == 0) {
      throw new IllegalArgumentException("must be >= 1: items=0");
    }
    for (double[] row : rows) {
      if (row.length < 2 || row.length != rows[0].length) {
        throw new IllegalArgumentException(
            "must be >= 2 and the same for all: components=" + row.length);
      }
    }
  }

  /** How many items there are. */
  public int items() {
    return rows.length;
  }

  /** Components of a listener. */
  int dimension() {
    return rows[0].length - 1;
  }

  /**
   * Weights of the same form, made up: items gather around {@value #TOPICS} directions; lengths and
   * biases are spread about as in the released table.
   */
  public static CarouselWeights synthetic(int items, long seed) {
    double[][] topics = new double[TOPICS][DIMENSION];
    for (int topic = 0; topic < TOPICS; topic++) {
      SplittableRandom random = Seeds.random(seed, "topic", topic);
      for (int i = 0; i < DIMENSION; i++) {
        topics[topic][i] = random.nextGaussian();
      }
    }
    double[][] rows = new double[items][DIMENSION + 1];
    for (int item = 0; item < items; item++) {
      SplittableRandom random = Seeds.random(seed, "item", item);
      double[] topic = topics[random.nextInt(TOPICS)];
      double length = 0.1 * Math.exp(0.7 * random.nextGaussian()) / Math.sqrt(2 * DIMENSION);
      for (int i = 0; i < DIMENSION; i++) {
        rows[item][i] = Math.min(length, 0.05) * (topic[i] + random.nextGaussian());
      }
      rows[item][DIMENSION] = -5.4 + 0.7 * random.nextGaussian();
    }
    return new CarouselWeights(rows);
  }
}
