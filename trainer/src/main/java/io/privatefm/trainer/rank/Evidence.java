package io.privatefm.trainer.rank;

import io.privatefm.rank.Features;
import java.io.Serializable;

/**
 * Sums over spins of what their drawn arms were like and what came of them, in whole numbers, so
 * that their order does not matter. Owned by one thread.
 */
final class Evidence implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int D = Features.DIMENSION;

  /** What a reward of 1 is. */
  private static final double REWARD = 1e6;

  private final long[] products = new long[D * D];
  private final long[] rewards = new long[D];
  private long spins;
  private long reward;
  private double squares;

  /** Takes one spin: the features of its drawn arm, then its reward. */
  Evidence add(double[] spin) {
    long worth = Math.round(spin[D] * REWARD);
    for (int i = 0; i < D; i++) {
      long x = unit(spin[i]);
      for (int j = 0; j < D; j++) {
        products[i * D + j] += x * unit(spin[j]);
      }
      rewards[i] += x * worth;
    }
    spins++;
    reward += worth;
    squares += spin[D] * spin[D];
    return this;
  }

  Evidence addAll(Evidence more) {
    for (int i = 0; i < products.length; i++) {
      products[i] += more.products[i];
    }
    for (int i = 0; i < rewards.length; i++) {
      rewards[i] += more.rewards[i];
    }
    spins += more.spins;
    reward += more.reward;
    squares += more.squares;
    return this;
  }

  private static long unit(double feature) {
    return Math.round(feature * Features.SCALE);
  }

  long spins() {
    return spins;
  }

  double rewardMean() {
    return reward / REWARD / spins;
  }

  /** Sum of squared differences to the mean reward. */
  double rewardSquares() {
    return squares - spins * rewardMean() * rewardMean();
  }

  /** Sum of {@code x xᵀ}. */
  double product(int i, int j) {
    return products[i * D + j] / (double) (Features.SCALE * Features.SCALE);
  }

  /** Sum of {@code r x}. */
  double reward(int i) {
    return rewards[i] / (Features.SCALE * REWARD);
  }

  /** Sum of squared rewards. */
  double squares() {
    return squares;
  }
}
