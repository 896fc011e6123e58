package io.privatefm.evaluate.offpolicy;

import java.util.Arrays;

/** Turns values of arms into probabilities. */
final class Shares {
  private Shares() {}

  /** Adds {@code mass} to the largest of the values, split among equals. */
  static void best(double[] values, double mass, double[] into) {
    double best = Arrays.stream(values).max().orElseThrow();
    long equals = Arrays.stream(values).filter(value -> value == best).count();
    for (int i = 0; i < values.length; i++) {
      into[i] += values[i] == best ? mass / equals : 0;
    }
  }

  /** {@code exp(value / temperature)}, scaled to 1 together. */
  static double[] softmax(double[] values, double temperature) {
    double best = Arrays.stream(values).max().orElseThrow();
    double[] shares =
        Arrays.stream(values).map(value -> Math.exp((value - best) / temperature)).toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }

  /** The standard deviation. */
  static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / values.length);
  }
}
