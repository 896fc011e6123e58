package io.privatefm.evaluate.simulate;

import io.privatefm.evaluate.simulate.truth.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Vectors of tracks from who heard out which of them together.
 *
 * <p>Of each pair it is asked by how much it was heard out together more often than chance would
 * have it, {@code (observed − expected) / √(expected + 1)}: the residuals of correspondence
 * analysis (Greenacre, Correspondence Analysis in Practice, 2007), damped where little is known. A
 * track's vector is its row in the leading eigenvectors, each scaled by the root of its eigenvalue.
 * They are found by subspace iteration from a seeded start (Halko, Martinsson and Tropp, SIAM
 * Review 2011).
 */
final class ItemVectors {
  /** Components, unless there are fewer tracks. */
  static final int DIMENSION = 32;

  private static final int ROUNDS = 12;
  private static final double SHAKE = 1e-6;

  private ItemVectors() {}

  /** One vector per track; none is zero. */
  static List<float[]> of(Training training, long seed) {
    int tracks = training.tracks();
    int dimension = Math.min(DIMENSION, tracks);
    float[] residuals = residuals(training);
    SplittableRandom random = Seeds.random(seed, "vectors", 0);
    double[][] basis = new double[dimension][tracks];
    for (double[] row : basis) {
      for (int i = 0; i < tracks; i++) {
        row[i] = random.nextGaussian();
      }
    }
    Symmetric.orthonormalise(basis);
    for (int round = 0; round < ROUNDS; round++) {
      basis = Symmetric.times(residuals, basis);
      Symmetric.orthonormalise(basis);
    }
    return vectors(Symmetric.leading(residuals, basis, ItemVectors::noise), random);
  }

  /** The least of the eigenvalues: what chance alone gives to a direction. */
  private static double noise(double[] eigenvalues) {
    return Math.max(0, Arrays.stream(eigenvalues).min().orElse(0));
  }

  private static float[] residuals(Training training) {
    int tracks = training.tracks();
    float[] together = training.together();
    double[] sums = new double[tracks];
    double all = 0;
    for (int i = 0; i < tracks; i++) {
      for (int j = 0; j < tracks; j++) {
        sums[i] += together[i * tracks + j];
      }
      all += sums[i];
    }
    float[] residuals = new float[tracks * tracks];
    for (int i = 0; i < tracks; i++) {
      for (int j = 0; j < tracks; j++) {
        double expected = all > 0 ? sums[i] * sums[j] / all : 0;
        double over = together[i * tracks + j] - expected;
        residuals[i * tracks + j] = i == j ? 0 : (float) (over / Math.sqrt(expected + 1));
      }
    }
    return residuals;
  }

  /** Tracks that nobody heard out would be zero: all are shaken a little. */
  private static List<float[]> vectors(double[][] scaled, SplittableRandom random) {
    int tracks = scaled[0].length;
    List<float[]> vectors = new ArrayList<>(tracks);
    for (int track = 0; track < tracks; track++) {
      float[] vector = new float[scaled.length];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (scaled[i][track] + SHAKE * random.nextGaussian());
      }
      vectors.add(vector);
    }
    return vectors;
  }
}
