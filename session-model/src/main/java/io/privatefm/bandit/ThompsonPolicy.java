package io.privatefm.bandit;

import io.privatefm.rank.Features;
import io.privatefm.station.Evidence;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Linear Thompson sampling (Agrawal and Goyal, ICML 2013) with a propensity that can be told.
 *
 * <p>The probability that an arm is the best under weights drawn from the posterior has no closed
 * form. So {@value #DRAWS} weights are drawn, each votes for its best arm, and the arm is drawn
 * from the votes. The told propensity is an arm's part of the votes: given the votes it is exact,
 * not an estimate of something else, and since the votes never look at the reward, weighting by it
 * stays unbiased. The appetite scales the posterior's standard deviation.
 */
final class ThompsonPolicy implements Policy {
  private static final int DRAWS = 32;

  private final double[] weights = new double[Features.DIMENSION];
  private final double[] scores = new double[Evidence.MOST_ARMS];

  @Override
  public PolicyKind kind() {
    return PolicyKind.THOMPSON;
  }

  @Override
  public void distribute(Arms arms, double appetite, RandomGenerator random, double[] into) {
    int count = arms.count();
    Arrays.fill(into, 0, count, 0);
    for (int draw = 0; draw < DRAWS; draw++) {
      arms.ranker().drawWeights(random, appetite, weights);
      arms.scoreUnder(weights, scores);
      Best.add(scores, count, 1.0 / DRAWS, into);
    }
  }
}
