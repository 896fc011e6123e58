package io.privatefm.rank;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * Follow the regularised leader, proximal (McMahan et al., <i>Ad Click Prediction: a View from the
 * Trenches</i>, KDD 2013, algorithm 1), for a linear model and squared loss: each weight has a
 * learning rate of its own that falls with the gradients it has seen. With {@code m} and {@code v}
 * a weight's mean and variance in the prior:
 *
 * <pre>
 *   g = (w · x − reward) xᵢ     σ = (√(n + g²) − √n) / α
 *   z += g − σ (w − m) / v      n += g²
 *   w = m − v · (z − sign(z) λ₁) / ((β + √n) / α + λ₂);  m where |z| ≤ λ₁
 * </pre>
 *
 * <p>It is drawn to the prior where the paper is drawn to 0. It knows no posterior: a weight is
 * taken to vary as the prior says, times {@code β / (β + √n)}, each by itself. It does not forget.
 * Steps are bounded, for features and rewards are, so all stays finite over any number of arms.
 */
final class Ftrl implements Belief {
  private static final int D = Features.DIMENSION;

  private final Prior prior;
  private final FtrlSteps steps;
  private final double[] z = new double[D];
  private final double[] n = new double[D];
  private final double[] weights = new double[D];

  Ftrl(Prior prior, FtrlSteps steps) {
    this.prior = prior;
    this.steps = steps;
    weigh();
  }

  /** Learns the reward of an arm, in units of {@link Features}. */
  void observe(int[] x, double reward) {
    double error = -reward;
    for (int i = 0; i < D; i++) {
      error += weights[i] * x[i] / Features.SCALE;
    }
    for (int i = 0; i < D; i++) {
      double g = error * x[i] / Features.SCALE;
      double sigma = (Math.sqrt(n[i] + g * g) - Math.sqrt(n[i])) / steps.alpha();
      z[i] += g - sigma * (weights[i] - prior.mean(i)) * prior.precision(i);
      n[i] += g * g;
    }
    weigh();
  }

  /** Learns that an arm was worth so much more: its gradient was so much smaller. */
  void correct(int[] x, double rewardChange) {
    for (int i = 0; i < D; i++) {
      z[i] -= rewardChange * x[i] / Features.SCALE;
    }
    weigh();
  }

  private void weigh() {
    for (int i = 0; i < D; i++) {
      double beyond = Math.signum(z[i]) * Math.max(0, Math.abs(z[i]) - steps.l1());
      double rate = (steps.beta() + Math.sqrt(n[i])) / steps.alpha() + steps.l2();
      weights[i] = prior.mean(i) - beyond / rate / prior.precision(i);
    }
  }

  /** Becomes what another was. */
  void become(Ftrl other) {
    System.arraycopy(other.z, 0, z, 0, D);
    System.arraycopy(other.n, 0, n, 0, D);
    weigh();
  }

  void write(DataOutputStream out) throws IOException {
    for (int i = 0; i < D; i++) {
      out.writeDouble(z[i]);
      out.writeDouble(n[i]);
    }
  }

  void read(DataInputStream in) throws IOException {
    for (int i = 0; i < D; i++) {
      z[i] = in.readDouble();
      n[i] = in.readDouble();
    }
    weigh();
  }

  @Override
  public double weight(int feature) {
    return weights[feature];
  }

  @Override
  public double score(double[] x, int from) {
    return Posterior.dot(weights, x, from);
  }

  private double variance(int i) {
    return steps.beta() / (steps.beta() + Math.sqrt(n[i])) / prior.precision(i);
  }

  @Override
  public double deviation(double[] x, int from) {
    double square = 0;
    for (int i = 0; i < D; i++) {
      square += variance(i) * x[from + i] * x[from + i];
    }
    return Math.sqrt(square);
  }

  @Override
  public void draw(RandomGenerator random, double spread, double[] into) {
    for (int i = 0; i < D; i++) {
      into[i] = weights[i] + spread * Math.sqrt(variance(i)) * random.nextGaussian();
    }
  }
}
