package io.privatefm.station;

/** Small arithmetic on float vectors held in flat arrays; plain loops, no allocation. */
public final class Vectors {
  private Vectors() {}

  /** The inner product of two runs of {@code dimension} floats. */
  public static float dot(float[] a, int aFrom, float[] b, int bFrom, int dimension) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 3 < dimension; i += 4) { // four sums: no add waits for the one before
      s0 += a[aFrom + i] * b[bFrom + i];
      s1 += a[aFrom + i + 1] * b[bFrom + i + 1];
      s2 += a[aFrom + i + 2] * b[bFrom + i + 2];
      s3 += a[aFrom + i + 3] * b[bFrom + i + 3];
    }
    for (; i < dimension; i++) {
      s0 += a[aFrom + i] * b[bFrom + i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** {@code a = a · scaleA + b · scaleB}, in place. */
  static void blendInPlace(
      float[] a, int aFrom, float scaleA, float[] b, int bFrom, float scaleB, int dimension) {
    for (int i = 0; i < dimension; i++) {
      a[aFrom + i] = a[aFrom + i] * scaleA + b[bFrom + i] * scaleB;
    }
  }

  /**
   * Makes the run a unit vector, in place.
   *
   * @return false when it has no direction (zero or not finite); it is then zero
   */
  public static boolean normaliseInPlace(float[] a, int from, int dimension) {
    double square = 0;
    for (int i = from; i < from + dimension; i++) {
      square += (double) a[i] * a[i];
    }
    boolean directed = square > 1e-20 && square < 1e30;
    float scale = directed ? (float) (1 / Math.sqrt(square)) : 0;
    for (int i = from; i < from + dimension; i++) {
      a[i] = directed ? a[i] * scale : 0;
    }
    return directed;
  }
}
