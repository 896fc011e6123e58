package io.privatefm.bandit;

import io.privatefm.station.Evidence;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The arm with the highest expected reward, always; equals share. */
final class GreedyPolicy implements Policy {
  private final double[] scores = new double[Evidence.MOST_ARMS];

  @Override
  public PolicyKind kind() {
    return PolicyKind.GREEDY;
  }

  @Override
  public void distribute(Arms arms, double appetite, RandomGenerator random, double[] into) {
    int count = arms.count();
    for (int arm = 0; arm < count; arm++) {
      scores[arm] = arms.score(arm);
    }
    Arrays.fill(into, 0, count, 0);
    Best.add(scores, count, 1, into);
  }
}
