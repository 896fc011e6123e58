package io.privatefm.bandit;

import io.privatefm.station.Evidence;

/**
 * Least shares of the draws for classes of arms: as long as an arm of a class is there, the class
 * is drawn at least so often, whatever the policy says.
 *
 * <p>A class that would get less takes its whole share of every draw, handed out among its arms in
 * proportion to what the policy gives them: {@code p = (1 − Σ s) · p + Σ s · p(· | class)}, over
 * the classes that fall short. An arm may be of several classes. Scratch of one engine.
 */
public final class Shares {
  private final double[] least;
  private final double[] mass;
  private final int[] classes = new int[Evidence.MOST_ARMS];

  /** Shares by class, 0 to 1 and at most 1 together; 0 claims nothing. */
  public Shares(double... least) {
    double sum = 0;
    for (double share : least) {
      if (!(share >= 0)) {
        throw new IllegalArgumentException("must be >= 0: share=" + share);
      }
      sum += share;
    }
    if (sum > 1) {
      throw new IllegalArgumentException("must be <= 1 together: shares=" + sum);
    }
    this.least = least.clone();
    mass = new double[least.length];
  }

  /** How many classes there are. */
  public int count() {
    return least.length;
  }

  /** Whether a class has a share. */
  public boolean claims(int ofClass) {
    return least[ofClass] > 0;
  }

  /** Tells the classes of an arm of the next draw, a bit each. */
  public void put(int arm, int ofClasses) {
    classes[arm] = ofClasses;
  }

  /** Brings the classes' probabilities up to their shares. */
  void lift(double[] probabilities, int count) {
    double kept = 1;
    for (int c = 0; c < least.length; c++) {
      mass[c] = mass(probabilities, count, c);
      kept -= least[c];
    }
    double rest = 1;
    for (int c = 0; c < least.length; c++) {
      boolean wanting = mass[c] > 0 && kept * mass[c] < least[c];
      mass[c] = wanting ? least[c] / mass[c] : 0; // from here on: what its arms gain
      rest -= wanting ? least[c] : 0;
    }
    for (int arm = 0; rest < 1 && arm < count; arm++) {
      double gain = rest;
      for (int c = 0; c < least.length; c++) {
        gain += (classes[arm] >> c & 1) * mass[c];
      }
      probabilities[arm] *= gain;
    }
  }

  private double mass(double[] probabilities, int count, int ofClass) {
    double sum = 0;
    for (int arm = 0; arm < count; arm++) {
      sum += (classes[arm] >> ofClass & 1) * probabilities[arm];
    }
    return sum;
  }
}
