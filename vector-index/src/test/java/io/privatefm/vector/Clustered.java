package io.privatefm.vector;

import java.util.SplittableRandom;

/** Seeded vectors of unit length around common centres, as tracks lie around genres. */
final class Clustered {
  private static final int CENTRES = 60;
  private static final int ARTISTS = 3_000;

  private Clustered() {}

  static float[][] vectors(long seed, int count, int dimension) {
    SplittableRandom centres = new SplittableRandom(42);
    float[][] centre = new float[CENTRES][dimension];
    fill(centre, centres);
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

  /**
   * The same around many centres that differ along few directions, as tracks lie around artists:
   * what is forbidden near a query leaves what is spread over many lists.
   */
  static float[][] flat(long seed, int count, int dimension, int directions) {
    SplittableRandom world = new SplittableRandom(42);
    float[][] axes = new float[directions][dimension];
    fill(axes, world);
    float[][] centres = new float[ARTISTS][directions];
    fill(centres, world);
    SplittableRandom random = new SplittableRandom(seed);
    float[][] vectors = new float[count][dimension];
    for (float[] vector : vectors) {
      float[] centre = centres[random.nextInt(ARTISTS)];
      for (int axis = 0; axis < directions; axis++) {
        float along = centre[axis] + 0.4f * (float) random.nextGaussian();
        Vectors.addScaledInPlace(vector, along, axes[axis]);
      }
      for (int i = 0; i < dimension; i++) {
        vector[i] += 0.1f * (float) random.nextGaussian();
      }
      Vectors.normaliseInPlace(vector);
    }
    return vectors;
  }

  private static void fill(float[][] rows, SplittableRandom random) {
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
  }
}
