package io.privatefm.evaluate.listeners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TasteTest {
  private static final int TRACKS = 6;

  @Test
  void oneFactorIsLearnedAsByHand() {
    FactorModel model = FactorModel.of(1, 1, new double[] {0, 0.5}, new double[] {1, 2});
    Taste taste = new Taste(model);
    assertEquals(0.5, taste.expected(1));

    taste.observe(0, 2); // variance 1 and noise 1: half the way
    assertEquals(1, taste.mean[0], 1e-12);
    assertEquals(0.5, taste.covariance[0], 1e-12);

    taste.observe(0, 2); // precision 3
    assertEquals(4.0 / 3, taste.mean[0], 1e-12);
    assertEquals(1.0 / 3, taste.covariance[0], 1e-12);
    assertEquals(0.5 + 8.0 / 3, taste.expected(1), 1e-12);
    assertEquals(4.0 / 3, taste.variance(1), 1e-12);
  }

  /** The rest of a normal vector given some of it: {@code μ + K (K + σ² I)⁻¹ (r − μ)}. */
  @Test
  void whatIsExpectedIsTheConditionalMeanOfTheJointDistribution() {
    FactorModel model = random(3, 0.4, 9);
    double[] observed = {1.5, -0.3, 0.8};
    Taste taste = new Taste(model);
    for (int track = 0; track < observed.length; track++) {
      taste.observe(track, observed[track]);
    }
    int n = observed.length;
    double[] system = new double[n * n];
    double[] solution = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        system[i * n + j] = covariance(model, i, j) + (i == j ? model.noise : 0);
      }
      solution[i] = observed[i] - model.means[i];
    }
    Cholesky.factorise(system, n);
    Cholesky.solve(system, n, solution);
    for (int track = n; track < TRACKS; track++) {
      double expected = model.means[track];
      for (int i = 0; i < n; i++) {
        expected += covariance(model, track, i) * solution[i];
      }
      assertEquals(expected, taste.expected(track), 1e-10);
    }
  }

  @Test
  void drawsHaveTheMeanAndTheVarianceThatAreTold() {
    FactorModel model = random(2, 0.5, 4);
    Taste taste = new Taste(model);
    taste.observe(1, 0.7);
    taste.observe(2, -0.2);
    SplittableRandom random = new SplittableRandom(3);
    double[] drawn = new double[2];
    int draws = 40_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      taste.draw(random, 1, drawn);
      double value = model.dot(0, drawn);
      sum += value;
      squares += value * value;
    }
    double mean = sum / draws;
    double deviation = Math.sqrt(taste.variance(0));
    assertEquals(model.dot(0, taste.mean), mean, 4 * deviation / Math.sqrt(draws));
    assertEquals(taste.variance(0), squares / draws - mean * mean, 0.05 * taste.variance(0));
    assertTrue(deviation > 0);
  }

  private static double covariance(FactorModel model, int one, int other) {
    double sum = 0;
    for (int i = 0; i < model.dimension; i++) {
      sum += model.factors[one * model.dimension + i] * model.factors[other * model.dimension + i];
    }
    return sum;
  }

  private static FactorModel random(int dimension, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = random.doubles(TRACKS, -1, 1).toArray();
    double[] factors = random.doubles((long) TRACKS * dimension, -1, 1).toArray();
    return FactorModel.of(dimension, noise, means, factors);
  }
}
