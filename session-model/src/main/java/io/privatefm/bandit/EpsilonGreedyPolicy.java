package io.privatefm.bandit;

import io.privatefm.station.Evidence;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The best arm, but any arm with probability {@code ε = 0.1 · appetite}: {@code ε / K} for each,
 * the rest for the best.
 */
final class EpsilonGreedyPolicy implements Policy {
  private static final double EPSILON = 0.1;

  private final double[] scores = new double[Evidence.MOST_ARMS];

  @Override
  public PolicyKind kind() {
    return PolicyKind.EPSILON_GREEDY;
  }

  @Override
  public void distribute(Arms arms, double appetite, RandomGenerator random, double[] into) {
    int count = arms.count();
    double epsilon = Math.min(1, EPSILON * appetite);
    for (int arm = 0; arm < count; arm++) {
      scores[arm] = arms.score(arm);
    }
    Arrays.fill(into, 0, count, epsilon / count);
    Best.add(scores, count, 1 - epsilon, into);
  }
}
