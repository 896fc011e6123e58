package io.privatefm.bandit;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Every arm alike: {@code 1 / K}. The reference that learns nothing and biases nothing. */
final class UniformPolicy implements Policy {
  @Override
  public PolicyKind kind() {
    return PolicyKind.UNIFORM;
  }

  @Override
  public void distribute(Arms arms, double appetite, RandomGenerator random, double[] into) {
    Arrays.fill(into, 0, arms.count(), 1.0 / arms.count());
  }
}
