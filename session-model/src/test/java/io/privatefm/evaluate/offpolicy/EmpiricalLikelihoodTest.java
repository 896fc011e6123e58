package io.privatefm.evaluate.offpolicy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.evaluate.report.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EmpiricalLikelihoodTest {
  private static WeightedValues rewards(double[] weights, double[] values) {
    double most = Math.max(2, Arrays.stream(weights).max().orElse(0));
    return new WeightedValues(weights, values, most, 0, 0, 0, most);
  }

  @Test
  void withWeightsOfOneItIsTheUsualInterval() {
    SplittableRandom random = new SplittableRandom(3);
    double[] values = random.doubles(2_000).toArray();
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    Interval of = EmpiricalLikelihood.of(rewards(ones, values), 0.95);
    double mean = Arrays.stream(values).average().orElseThrow();
    double half = 1.96 * Math.sqrt(1.0 / 12 / values.length);
    assertEquals(mean, of.estimate(), 1e-9);
    assertEquals(mean - half, of.low(), half / 5);
    assertEquals(mean + half, of.high(), half / 5);
  }

  @Test
  void moreConfidenceIsWider() {
    double[][] seen = heavy(new SplittableRandom(1));
    Interval less = EmpiricalLikelihood.of(rewards(seen[0], seen[1]), 0.8);
    Interval more = EmpiricalLikelihood.of(rewards(seen[0], seen[1]), 0.99);
    assertTrue(more.low() < less.low() && less.high() < more.high(), less + " in " + more);
  }

  @Test
  void theMirroredSampleHasTheMirroredInterval() {
    double[][] seen = heavy(new SplittableRandom(2));
    WeightedValues sample = rewards(seen[0], seen[1]);
    Interval of = EmpiricalLikelihood.of(sample, 0.95);
    Interval mirrored = EmpiricalLikelihood.of(sample.mirrored(), 0.95);
    assertEquals(-of.high(), mirrored.low(), 1e-9);
    assertEquals(-of.low(), mirrored.high(), 1e-9);
  }

  @Test
  void itHoldsWhereAPercentileIntervalMissesTheRareRound() {
    int runs = 300;
    int held = 0;
    int heldByPercentiles = 0;
    for (int run = 0; run < runs; run++) {
      double[][] seen = heavy(new SplittableRandom(run));
      Interval of = EmpiricalLikelihood.of(rewards(seen[0], seen[1]), 0.95);
      Interval percentiles = new Bootstrap(200, 0.95, run).mean(seen[1]);
      held += of.low() <= 0.5 && 0.5 <= of.high() ? 1 : 0;
      heldByPercentiles += percentiles.low() <= 0.5 && 0.5 <= percentiles.high() ? 1 : 0;
    }
    assertTrue(held >= 0.93 * runs, "held " + held + " of " + runs);
    assertTrue(heldByPercentiles < 0.9 * runs, "percentiles held " + heldByPercentiles);
  }

  /** Weights {@code 100} once in 250 rounds, else near 0.6; reward 1 half of the time: mean 0.5. */
  private static double[][] heavy(SplittableRandom random) {
    double[][] seen = new double[2][400];
    for (int i = 0; i < seen[0].length; i++) {
      boolean rare = random.nextDouble() < 0.004;
      seen[0][i] = rare ? 100 : 0.6 / 0.996;
      seen[1][i] = random.nextDouble() < 0.5 ? seen[0][i] : 0;
    }
    return seen;
  }

  @Test
  void theLargestWeightMustBeAboveOne() {
    WeightedValues sample = new WeightedValues(new double[1], new double[1], 1, 0, 0, 0, 1);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> EmpiricalLikelihood.of(sample, 0.95));
    assertEquals("must be > 1: most=1.0", refused.getMessage());
  }

  @Test
  void quantilesAreThoseOfTheTables() {
    assertEquals(1.959963985, Normal.quantile(0.975), 1e-9);
    assertEquals(-1.281551566, Normal.quantile(0.1), 1e-9);
  }
}
