package io.privatefm.evaluate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void theEstimateIsOfTheUnitsThemselves() {
    Interval mean = Bootstrap.of(7).mean(new double[] {1, 2, 3, 6});

    assertEquals(3, mean.estimate());
    assertTrue(mean.low() >= 1 && mean.low() < 3, mean.toString());
    assertTrue(mean.high() > 3 && mean.high() <= 6, mean.toString());
  }

  @Test
  void nineteenIntervalsOfTwentyCoverTheTruth() {
    SplittableRandom random = new SplittableRandom(11);
    int runs = 400;
    int covered = 0;
    for (int run = 0; run < runs; run++) {
      double[] values = random.doubles(200).map(u -> u * u).toArray(); // mean 1/3, skewed
      Interval mean = new Bootstrap(300, 0.95, run).mean(values);
      covered += mean.low() <= 1.0 / 3 && mean.high() >= 1.0 / 3 ? 1 : 0;
    }
    double share = (double) covered / runs;
    assertTrue(share > 0.915 && share < 0.98, "covered " + share);
  }

  @Test
  void aPairedDifferenceIsNarrowerThanWhatItIsTheDifferenceOf() {
    SplittableRandom random = new SplittableRandom(5);
    double[] ours = random.doubles(100).toArray();
    double[] theirs = new double[ours.length];
    for (int i = 0; i < ours.length; i++) {
      theirs[i] = ours[i] - 0.01;
    }

    Interval difference = Bootstrap.of(1).difference(ours, theirs);

    assertTrue(difference.excludesZero());
    assertEquals(0.01, difference.low(), 1e-9);
  }

  @Test
  void unitsOfUnequalSizeAreWeighedByIt() {
    assertEquals(0.5, Bootstrap.of(1).ratio(new double[] {1, 4}, new double[] {2, 8}).estimate());
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    double[] values = {3, 1, 4, 1, 5, 9, 2, 6};
    assertEquals(Bootstrap.of(3).mean(values), Bootstrap.of(3).mean(values));
  }

  @Test
  void withoutUnitsThereIsNoInterval() {
    assertTrue(Double.isNaN(Bootstrap.of(1).mean(new double[0]).low()));
  }

  @Test
  void anUnpairedDifferenceIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Bootstrap.of(1).difference(new double[2], new double[3]));
  }
}
