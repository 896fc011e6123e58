package io.privatefm.evaluate.offpolicy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EstimatorTest {
  private static final double EXACT = 1e-12;

  private static double estimate(Judgement of, Estimator estimator) {
    return of.estimate(estimator).estimate();
  }

  @Test
  void fourRoundsAreWeighedAsByHand() {
    TableRows rows = new TableRows();
    rows.add(0, "a", "", 1, 0.8); // w = 0.5 / 0.8 = 0.625
    rows.add(1, "b", "", 1, 0.2); // w = 2.5
    rows.add(2, "a", "", 0, 0.8);
    rows.add(3, "a", "", 1, 0.5); // w = 1
    Judgement of = Tables.judge(new LoggedTable(rows), "uniform");

    assertEquals((0.625 + 2.5 + 1) / 4, estimate(of, Estimator.IPS), EXACT);
    assertEquals((0.625 + 2.5 + 1) / 4.75, estimate(of, Estimator.SNIPS), EXACT);
    assertEquals(4.75 * 4.75 / 8.03125, of.weights().effectiveSampleSize(), EXACT);
    assertEquals(2.5 / 4.75, of.weights().largestShare(), EXACT);
    assertEquals(0.75, of.logged().estimate(), EXACT);
  }

  @Test
  void theDirectMethodShrinksMeansOfTheOtherFolds() {
    TableRows rows = new TableRows();
    rows.add(0, "a", "", 1, 0.5);
    rows.add(1, "b", "", 0, 0.5); // 2 rounds, 5 folds: each is judged by the other alone
    Judgement of = Tables.judge(new LoggedTable(rows), "item:b");
    double byFirst = 100 * (100.0 / 100) / 100; // b never seen: the mean of all, 1
    double bySecond = (100 * (0 + 100 * 0.0) / 101) / 100; // b seen once with 0

    assertEquals((bySecond + byFirst) / 2, estimate(of, Estimator.DM), EXACT);
    double corrected = byFirst + 2 * (0 - byFirst); // the second round drew b, w = 2
    assertEquals((bySecond + corrected) / 2, estimate(of, Estimator.DR), EXACT);
  }

  @Test
  void thePolicyThatLoggedHasWeightsOfOne() {
    LoggedTable log = Tables.of(new double[] {0.25, 0.25, 0.25, 0.25}, new double[4], 500, 1);
    Judgement of = Tables.judge(log, "uniform");

    assertEquals(504, of.weights().effectiveSampleSize(), 1e-9);
    assertEquals(1, of.weights().largest());
    assertEquals(of.logged().estimate(), estimate(of, Estimator.IPS), EXACT);
    assertEquals(of.logged().estimate(), estimate(of, Estimator.SNIPS), EXACT);
    assertEquals(0, of.estimate(Estimator.IPS).lift().high(), EXACT);
  }

  @Test
  void ipsAndDrAreUnbiasedWhenOnlyThePropensitiesAreRight() {
    Map<Estimator, Double> means = new EnumMap<>(Estimator.class);
    int runs = 300;
    for (int run = 0; run < runs; run++) {
      Judgement of = Tables.judge(drifting(run), "uniform", 10);
      for (Estimator estimator : Estimator.values()) {
        means.merge(estimator, estimate(of, estimator) / runs, Double::sum);
      }
    }
    double truth = 0.5; // every item pays 0.2 in the first half and 0.8 in the second
    double error = 3 * 0.05 / Math.sqrt(runs);
    assertEquals(truth, means.getOrDefault(Estimator.IPS, Double.NaN), error);
    assertEquals(truth, means.getOrDefault(Estimator.DR, Double.NaN), error);
    double direct = means.getOrDefault(Estimator.DM, Double.NaN);
    assertTrue(Math.abs(direct - truth) > 0.02, "the model must be wrong here: " + direct);
  }

  /** Rewards rise while the log moves to the second item, so that plain means deceive. */
  private static LoggedTable drifting(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TableRows rows = new TableRows();
    for (int round = 0; round < 400; round++) {
      boolean late = round >= 200;
      double[] propensities = late ? new double[] {0.1, 0.9} : new double[] {0.7, 0.3};
      int item = round < 2 ? round : Tables.draw(propensities, random);
      double reward = random.nextDouble() < (late ? 0.8 : 0.2) ? 1 : 0;
      rows.add(round, "i" + item, "", reward, propensities[item]);
    }
    return new LoggedTable(rows);
  }

  @Test
  void dmAndDrHoldWhenOnlyTheModelIsRight() {
    double[] told = {0.3, 0.7}; // in truth the log drew both alike
    SplittableRandom random = new SplittableRandom(4);
    TableRows rows = new TableRows();
    for (int round = 0; round < 40_000; round++) {
      int item = random.nextInt(2);
      rows.add(round, "i" + item, "", item == 0 ? 0.2 : 0.9, told[item]);
    }
    Judgement of = Tables.judge(new LoggedTable(rows), "item:i0");

    assertEquals(0.2, estimate(of, Estimator.DM), 0.005);
    assertEquals(0.2, estimate(of, Estimator.DR), 0.005);
    assertTrue(estimate(of, Estimator.IPS) > 0.3, "IPS believes what it is told");
    assertTrue(of.warnings().toString().contains("weights average"), of.warnings().toString());
  }

  @Test
  void switchDrLiesBetweenTheModelAndTheCorrection() {
    LoggedTable log = Tables.of(new double[] {0.99, 0.01}, new double[] {0.3, 0.3}, 2_000, 9);
    Judgement of = Tables.judge(log, "item:i1");
    Decisions decisions = of.decisions();
    double sum = 0;
    for (int i = 0; i < decisions.count(); i++) {
      sum += decisions.expectedOfTarget[i];
      sum +=
          decisions.weight[i] <= of.switchThreshold()
              ? decisions.weight[i] * (decisions.reward[i] - decisions.expected[i])
              : 0;
    }
    assertEquals(sum / decisions.count(), estimate(of, Estimator.SWITCH_DR), EXACT);
  }
}
