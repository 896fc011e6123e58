package io.privatefm.evaluate.next;

import java.util.Arrays;
import java.util.Comparator;

/** Small dense linear algebra on columns: orthogonal bases and the directions of a matrix. */
final class Orthogonal {
  private static final int SWEEPS = 30;
  private static final double SMALL = 1e-12;

  private Orthogonal() {}

  /**
   * Orthogonal directions of a symmetric matrix, the strongest first.
   *
   * @param vectors {@code [direction][component]}
   * @param strengths eigenvalues, falling by magnitude
   */
  @SuppressWarnings("ArrayRecordComponent") // read as they are, compared by nobody
  record Directions(double[][] vectors, double[] strengths) {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Gram-Schmidt, twice for accuracy; a column without a direction of its own becomes zero. */
  static void columnsInPlace(double[][] columns) {
    for (int c = 0; c < columns.length; c++) {
      double before = Math.sqrt(dot(columns[c], columns[c]));
      for (int pass = 0; pass < 2; pass++) {
        for (int other = 0; other < c; other++) {
          subtract(columns[c], columns[other], dot(columns[c], columns[other]));
        }
      }
      double length = Math.sqrt(dot(columns[c], columns[c]));
      double scale = length > before * SMALL ? 1 / length : 0;
      for (int i = 0; i < columns[c].length; i++) {
        columns[c][i] *= scale;
      }
    }
  }

  private static void subtract(double[] from, double[] what, double times) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= times * what[i];
    }
  }

  /** Jacobi's rotations: Golub and Van Loan, Matrix Computations, section 8.5. */
  static Directions directions(double[][] symmetric) {
    int n = symmetric.length;
    double[][] a = Arrays.stream(symmetric).map(double[]::clone).toArray(double[][]::new);
    double[][] v = new double[n][n];
    for (int i = 0; i < n; i++) {
      v[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, v, p, q);
        }
      }
    }
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -Math.abs(a[i][i])));
    double[][] vectors = new double[n][];
    double[] strengths = new double[n];
    for (int i = 0; i < n; i++) {
      vectors[i] = v[order[i]];
      strengths[i] = a[order[i]][order[i]];
    }
    return new Directions(vectors, strengths);
  }

  /** Makes {@code a[p][q]} zero; rows of v are the directions. */
  private static void rotate(double[][] a, double[][] v, int p, int q) {
    if (Math.abs(a[p][q]) < SMALL * (Math.abs(a[p][p]) + Math.abs(a[q][q]))) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double cos = 1 / Math.sqrt(t * t + 1);
    double sin = t * cos;
    for (int i = 0; i < a.length; i++) {
      double ip = a[i][p];
      a[i][p] = cos * ip - sin * a[i][q];
      a[i][q] = sin * ip + cos * a[i][q];
    }
    turn(a[p], a[q], cos, sin);
    turn(v[p], v[q], cos, sin);
  }

  private static void turn(double[] p, double[] q, double cos, double sin) {
    for (int i = 0; i < p.length; i++) {
      double ip = p[i];
      p[i] = cos * ip - sin * q[i];
      q[i] = sin * ip + cos * q[i];
    }
  }
}
