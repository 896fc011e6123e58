package io.privatefm.evaluate.listeners;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What is known of one person's factors: a normal distribution that each rating narrows.
 *
 * <p>Starts at mean 0 and covariance I. A rating {@code r} of a track with factors {@code w} gives
 * the gain {@code g = S w / (σ² + wᵀ S w)}, by which the mean moves {@code g·(r − μ − wᵀ z)} and
 * the covariance loses {@code g (S w)ᵀ} (the Kalman filter of a state that stands still; Bishop,
 * Pattern Recognition and Machine Learning, 13.3). The order of the ratings does not matter. Owned
 * by one thread; {@code O(d²)} a rating.
 */
final class Taste {
  private final FactorModel model;
  private final int d;
  final double[] mean;
  final double[] covariance;
  private final double[] spread;

  Taste(FactorModel model) {
    this.model = model;
    d = model.dimension;
    mean = new double[d];
    covariance = new double[d * d];
    spread = new double[d];
    reset();
  }

  /** Forgets everything. */
  void reset() {
    Arrays.fill(mean, 0);
    Arrays.fill(covariance, 0);
    for (int i = 0; i < d; i++) {
      covariance[i * d + i] = 1;
    }
  }

  /** Learns what the person gave a track, in the model's unit. */
  void observe(int track, double value) {
    double variance = model.noise + variance(track);
    double surprise = value - expected(track);
    for (int i = 0; i < d; i++) {
      double gain = spread[i] / variance;
      mean[i] += gain * surprise;
      for (int j = 0; j < d; j++) {
        covariance[i * d + j] -= gain * spread[j];
      }
    }
  }

  /** What the person would give the track, in the mean. */
  double expected(int track) {
    return model.means[track] + model.dot(track, mean);
  }

  /** How uncertain that is, without the noise of a rating. */
  double variance(int track) {
    int at = track * d;
    double sum = 0;
    for (int i = 0; i < d; i++) {
      double row = 0;
      for (int j = 0; j < d; j++) {
        row += covariance[i * d + j] * model.factors[at + j];
      }
      spread[i] = row;
      sum += row * model.factors[at + i];
    }
    return Math.max(0, sum);
  }

  /** Draws factors that the person may have; {@code scale} times the standard deviation. */
  void draw(RandomGenerator random, double scale, double[] into) {
    double[] factor = covariance.clone();
    Cholesky.factorise(factor, d);
    for (int i = 0; i < d; i++) {
      spread[i] = scale * random.nextGaussian();
    }
    for (int i = 0; i < d; i++) {
      into[i] = mean[i];
      for (int j = 0; j <= i; j++) {
        into[i] += factor[i * d + j] * spread[j];
      }
    }
  }
}
