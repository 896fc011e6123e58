package io.privatefm.vector.inverted;

import io.privatefm.vector.train.Rows;

/** How much of rows is left when their centroids are taken off. */
final class Residuals {
  private Residuals() {}

  /**
   * The squared length of residuals ÷ that of rows, over some rows at equal distances.
   *
   * @param most how many rows are looked at, about
   */
  static double share(Rows rows, int[] assigned, float[] centroids, int most) {
    int step = Math.max(1, rows.count() / most);
    int stride = rows.strideBytes() / Float.BYTES;
    float[] row = new float[rows.dimension()];
    double all = Double.MIN_NORMAL;
    double left = 0;
    for (int at = 0; at < rows.count(); at += step) {
      rows.copy(at, 0, row.length, row);
      for (int i = 0; i < row.length; i++) {
        double residual = (double) row[i] - centroids[assigned[at] * stride + i];
        all += (double) row[i] * row[i];
        left += residual * residual;
      }
    }
    return left / all;
  }
}
