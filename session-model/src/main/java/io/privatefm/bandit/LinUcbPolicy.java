package io.privatefm.bandit;

import io.privatefm.station.Evidence;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The arm with the highest upper confidence bound, {@code score + α · deviation} with {@code α =
 * appetite}; equals share (Li et al., A contextual-bandit approach to personalized news article
 * recommendation, WWW 2010, with one model for all arms).
 */
final class LinUcbPolicy implements Policy {
  private final double[] bounds = new double[Evidence.MOST_ARMS];

  @Override
  public PolicyKind kind() {
    return PolicyKind.LIN_UCB;
  }

  @Override
  public void distribute(Arms arms, double appetite, RandomGenerator random, double[] into) {
    int count = arms.count();
    for (int arm = 0; arm < count; arm++) {
      bounds[arm] = arms.score(arm) + appetite * arms.deviation(arm);
    }
    Arrays.fill(into, 0, count, 0);
    Best.add(bounds, count, 1, into);
  }
}
