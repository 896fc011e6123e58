package io.privatefm.vector;

import io.privatefm.vector.kernel.Kernel;
import io.privatefm.vector.kernel.Kernels;

/**
 * Arithmetic on vectors on the heap, with the same kernel as the index: {@link #dot} of a query and
 * a copied row is to the bit what a search reports.
 *
 * <p>Results do not depend on the machine's vector width. Nothing is allocated, nothing is checked
 * for NaN. Two vectors must have the same length.
 */
public final class Vectors {
  private static final Kernel KERNEL = Kernels.chosen();

  private Vectors() {}

  /** The inner product. */
  public static float dot(float[] a, float[] b) {
    checkSameLength(a, b);
    return KERNEL.dot(a, b, a.length);
  }

  /** Adds {@code factor × b} to {@code into}. */
  public static void addScaledInPlace(float[] into, float factor, float[] b) {
    checkSameLength(into, b);
    KERNEL.addScaled(into, factor, b, into.length);
  }

  /** Multiplies {@code into} by the factor. */
  public static void scaleInPlace(float[] into, float factor) {
    KERNEL.scale(into, factor, into.length);
  }

  /** The Euclidean length. */
  public static float norm(float[] a) {
    return (float) Math.sqrt(KERNEL.dot(a, a, a.length));
  }

  /**
   * Scales to unit length and returns the length before. A vector whose length is zero, or so small
   * or large that its square is not a normal float, is left as it is and 0 is returned.
   */
  public static float normaliseInPlace(float[] into) {
    float square = KERNEL.dot(into, into, into.length);
    if (!(square >= Float.MIN_NORMAL && square <= Float.MAX_VALUE)) {
      return 0;
    }
    float norm = (float) Math.sqrt(square);
    KERNEL.scale(into, 1 / norm, into.length);
    return norm;
  }

  private static void checkSameLength(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("must be " + a.length + ": length=" + b.length);
    }
  }
}
