package io.privatefm.vector;

import java.util.SplittableRandom;

/** Seeded vectors of unit length around common centres, as tracks lie around genres. */
final class Clustered {
  private static final int CENTRES = 60;

  private Clustered() {}

  static float[][] vectors(long seed, int count, int dimension) {
    SplittableRandom centres = new SplittableRandom(42);
    float[][] centre = new float[CENTRES][dimension];
    for (float[] each : centre) {
      for (int i = 0; i < dimension; i++) {
        each[i] = (float) centres.nextGaussian();
      }
    }
    SplittableRandom random = new SplittableRandom(seed);
    float[][] vectors = new float[count][dimension];
    for (float[] vector : vectors) {
      float[] around = centre[random.nextInt(CENTRES)];
      for (int i = 0; i < dimension; i++) {
        vector[i] = around[i] + 0.8f * (float) random.nextGaussian();
      }
      Vectors.normaliseInPlace(vector);
    }
    return vectors;
  }
}
