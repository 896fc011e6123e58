package io.privatefm.evaluate.offpolicy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Progress;
import io.privatefm.evaluate.report.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class OffPolicyProperties {
  private static double[] distribution(SplittableRandom random, int items) {
    double[] shares = random.doubles(items, 0.05, 1).toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }

  private static Judgement judge(LoggedTable log, double[] target) {
    TargetPolicy policy = ItemDistribution.everywhere("same", "it", log, target);
    return OffPolicy.judge(log, 0, List.of(policy), Tables.options(20), Progress.NONE).getFirst();
  }

  @Property(tries = 40)
  void thePolicyThatLoggedIsWorthWhatItEarned(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int items) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] logged = distribution(random, items);
    Judgement of = judge(Tables.of(logged, random.doubles(items).toArray(), 200, seed), logged);
    assertEquals(1, of.weights().largest(), 1e-12);
    assertEquals(of.rounds(), of.weights().effectiveSampleSize(), 1e-6);
    assertEquals(of.logged().estimate(), of.estimate(Estimator.IPS).estimate(), 1e-12);
    assertEquals(of.logged().estimate(), of.estimate(Estimator.SNIPS).estimate(), 1e-12);
  }

  @Property(tries = 40)
  void estimatesStayWithinWhatRewardsAndWeightsAllow(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int items) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] logged = distribution(random, items);
    double[] means = random.doubles(items).toArray();
    Judgement of = judge(Tables.of(logged, means, 200, seed), distribution(random, items));
    Judgement.Estimate snips = of.estimate(Estimator.SNIPS);
    assertTrue(snips.estimate() >= 0 && snips.estimate() <= 1, () -> "" + snips);
    assertTrue(of.weights().effectiveSampleSize() <= of.rounds() + 1e-9);
    Interval answer = of.answer().interval();
    assertTrue(answer.low() >= 0 && answer.high() <= 1, () -> "" + answer);
    assertTrue(
        answer.low() <= answer.estimate() && answer.estimate() <= answer.high(), () -> "" + answer);
    double dm = of.estimate(Estimator.DM).estimate();
    assertTrue(dm >= 0 && dm <= 1, "dm " + dm);
  }
}
