package io.privatefm.rank;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The sufficient statistics of a linear model: sums of products, as integers.
 *
 * <p>Integers make addition exact and its order meaningless: any number of engines that exchange
 * what they saw arrive at the same sums, to the bit. Units: features 1 / 127, rewards 1 / 1,000. A
 * sum overflows after 10^14 observations.
 */
final class Observations {
  static final int REWARD_SCALE = 1_000;
  private static final int D = Features.DIMENSION;

  /** Upper triangle of Σ x xᵀ, row by row. */
  final long[] products = new long[D * (D + 1) / 2];

  /** Σ reward · x. */
  final long[] rewards = new long[D];

  /** How many arms were observed. */
  long count;

  /** A new arm with its reward. */
  void observe(int[] x, long reward) {
    int at = 0;
    for (int i = 0; i < D; i++) {
      for (int j = i; j < D; j++) {
        products[at++] += (long) x[i] * x[j];
      }
    }
    correct(x, reward);
    count++;
  }

  /** An arm observed before turned out to be worth more or less. */
  void correct(int[] x, long rewardChange) {
    for (int i = 0; i < D; i++) {
      rewards[i] += rewardChange * x[i];
    }
  }

  void add(Observations other) {
    for (int i = 0; i < products.length; i++) {
      products[i] += other.products[i];
    }
    for (int i = 0; i < D; i++) {
      rewards[i] += other.rewards[i];
    }
    count += other.count;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(count);
    for (long product : products) {
      out.writeLong(product);
    }
    for (long reward : rewards) {
      out.writeLong(reward);
    }
  }

  static Observations read(DataInputStream in) throws IOException {
    Observations read = new Observations();
    read.count = in.readLong();
    for (int i = 0; i < read.products.length; i++) {
      read.products[i] = in.readLong();
    }
    for (int i = 0; i < D; i++) {
      read.rewards[i] = in.readLong();
    }
    return read;
  }
}
