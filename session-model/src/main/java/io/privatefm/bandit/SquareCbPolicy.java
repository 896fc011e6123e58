package io.privatefm.bandit;

import java.util.random.RandomGenerator;

/**
 * Inverse gap weighting (Foster and Rakhlin, Beyond UCB, ICML 2020): each arm but the best has
 * {@code 1 / (K + γ · gap)}, the best has the rest. {@code γ = 1,000 / appetite}.
 */
final class SquareCbPolicy implements Policy {
  private static final double GAMMA = 1_000;

  @Override
  public PolicyKind kind() {
    return PolicyKind.SQUARE_CB;
  }

  @Override
  public void distribute(Arms arms, double appetite, RandomGenerator random, double[] into) {
    int count = arms.count();
    int best = best(arms);
    double gamma = GAMMA / Math.max(appetite, 1e-6);
    double rest = 1;
    for (int arm = 0; arm < count; arm++) {
      if (arm != best) {
        into[arm] = 1 / (count + gamma * (arms.score(best) - arms.score(arm)));
        rest -= into[arm];
      }
    }
    into[best] = rest;
  }

  private static int best(Arms arms) {
    int best = 0;
    for (int arm = 1; arm < arms.count(); arm++) {
      if (arms.score(arm) > arms.score(best)) {
        best = arm;
      }
    }
    return best;
  }
}
