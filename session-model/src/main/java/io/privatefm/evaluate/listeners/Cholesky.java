package io.privatefm.evaluate.listeners;

/** Solves small symmetric positive definite systems, in place, row-major. */
final class Cholesky {
  private Cholesky() {}

  /** The lower triangle of {@code float64[d × d]} becomes L with {@code a = L Lᵀ}. */
  static void factorise(double[] a, int d) {
    for (int j = 0; j < d; j++) {
      for (int i = j; i < d; i++) {
        double sum = a[i * d + j];
        for (int k = 0; k < j; k++) {
          sum -= a[i * d + k] * a[j * d + k];
        }
        // rounding may take what is all but certain below 0
        a[i * d + j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / a[j * d + j];
      }
    }
  }

  /** {@code v} becomes {@code (L Lᵀ)⁻¹ v}. */
  static void solve(double[] factor, int d, double[] v) {
    for (int i = 0; i < d; i++) {
      double sum = v[i];
      for (int k = 0; k < i; k++) {
        sum -= factor[i * d + k] * v[k];
      }
      v[i] = sum / factor[i * d + i];
    }
    for (int i = d - 1; i >= 0; i--) {
      double sum = v[i];
      for (int k = i + 1; k < d; k++) {
        sum -= factor[k * d + i] * v[k];
      }
      v[i] = sum / factor[i * d + i];
    }
  }
}
