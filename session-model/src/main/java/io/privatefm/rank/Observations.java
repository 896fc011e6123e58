package io.privatefm.rank;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.LongUnaryOperator;

/**
 * The sufficient statistics of a linear model: sums of products, as integers.
 *
 * <p>Integers make addition exact and its order meaningless: any number of engines that exchange
 * what they saw arrive at the same sums, to the bit. Units: features 1 / 127, rewards 1 / 1,000.
 * Each arm counts 2<sup>w</sup> times, see {@link Age}; a sum overflows after 10^12 arms.
 */
final class Observations {
  static final int REWARD_SCALE = 1_000;
  private static final int D = Features.DIMENSION;

  /** Upper triangle of Σ x xᵀ, row by row. */
  final long[] products = new long[D * (D + 1) / 2];

  /** Σ reward · x. */
  final long[] rewards = new long[D];

  /** Σ reward². */
  long squares;

  /** How often all arms counted. */
  long mass;

  /** How many arms were observed, each once. */
  long count;

  /** A new arm with its reward. */
  void observe(int[] x, long reward, int weight) {
    int at = 0;
    for (int i = 0; i < D; i++) {
      for (int j = i; j < D; j++) {
        products[at++] += ((long) x[i] * x[j]) << weight;
      }
    }
    mass += 1L << weight;
    count++;
    correct(x, 0, reward, weight);
  }

  /** An arm observed before turned out to be worth more or less. */
  void correct(int[] x, long before, long after, int weight) {
    long change = (after - before) << weight;
    for (int i = 0; i < D; i++) {
      rewards[i] += change * x[i];
    }
    squares += (after * after - before * before) << weight;
  }

  /** Adds what another saw, each sum as it is in this one's terms. */
  void add(Observations other, LongUnaryOperator sum) {
    for (int i = 0; i < products.length; i++) {
      products[i] += sum.applyAsLong(other.products[i]);
    }
    for (int i = 0; i < D; i++) {
      rewards[i] += sum.applyAsLong(other.rewards[i]);
    }
    squares += sum.applyAsLong(other.squares);
    mass += sum.applyAsLong(other.mass);
    count += other.count;
  }

  /** Makes all count half as much, so many times; how many arms there were stays. */
  void halve(int times) {
    for (int i = 0; i < products.length; i++) {
      products[i] >>= times;
    }
    for (int i = 0; i < D; i++) {
      rewards[i] >>= times;
    }
    squares >>= times;
    mass >>= times;
  }

  boolean isEmpty() {
    if (count != 0 || squares != 0) {
      return false;
    }
    for (long reward : rewards) {
      if (reward != 0) {
        return false;
      }
    }
    return true;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(count);
    out.writeLong(mass);
    out.writeLong(squares);
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
    read.mass = in.readLong();
    read.squares = in.readLong();
    read.readSums(in);
    return read;
  }

  /**
   * Reads what did not know squares and ages: every arm counted once, and rewards are taken to have
   * scattered as is usual.
   */
  static Observations readOlder(DataInputStream in) throws IOException {
    Observations read = new Observations();
    read.count = in.readLong();
    read.mass = read.count;
    read.squares = (long) (read.count * REWARD_SCALE * REWARD_SCALE / Prior.noisePrecision());
    read.readSums(in);
    return read;
  }

  private void readSums(DataInputStream in) throws IOException {
    for (int i = 0; i < products.length; i++) {
      products[i] = in.readLong();
    }
    for (int i = 0; i < D; i++) {
      rewards[i] = in.readLong();
    }
  }
}
