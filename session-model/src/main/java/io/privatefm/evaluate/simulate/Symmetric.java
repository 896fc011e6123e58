package io.privatefm.evaluate.simulate;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * What is needed of a symmetric matrix to find its leading eigenvectors. Sets of vectors are {@code
 * double[vectors][n]}; all sums run in one order, so that the same input gives the same bits.
 */
final class Symmetric {
  private static final int SWEEPS = 30;
  private static final double TINY = 1e-300;

  private Symmetric() {}

  /** The matrix, {@code float32[n][n]}, times each of the vectors. */
  static double[][] times(float[] matrix, double[][] vectors) {
    int n = vectors[0].length;
    double[][] products = new double[vectors.length][n];
    for (int i = 0; i < n; i++) {
      for (int v = 0; v < vectors.length; v++) {
        products[v][i] = dot(matrix, i * n, vectors[v]);
      }
    }
    return products;
  }

  private static double dot(float[] matrix, int at, double[] vector) {
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < vector.length; i += 2) {
      even += matrix[at + i] * vector[i];
      odd += matrix[at + i + 1] * vector[i + 1];
    }
    return i < vector.length ? even + odd + matrix[at + i] * vector[i] : even + odd;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Gram and Schmidt's way, twice over each vector; one that depends on the others becomes 0. */
  static void orthonormalise(double[][] vectors) {
    for (int v = 0; v < vectors.length; v++) {
      double before = Math.sqrt(dot(vectors[v], vectors[v]));
      for (int pass = 0; pass < 2; pass++) {
        for (int other = 0; other < v; other++) {
          add(vectors[v], -dot(vectors[v], vectors[other]), vectors[other]);
        }
      }
      double length = Math.sqrt(dot(vectors[v], vectors[v]));
      double scale = length > 1e-12 * before && length > TINY ? 1 / length : 0;
      for (int i = 0; i < vectors[v].length; i++) {
        vectors[v][i] *= scale;
      }
    }
  }

  private static void add(double[] to, double factor, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }

  /**
   * The eigenvectors within the span of an orthonormal basis, each times the root of what its
   * eigenvalue is above a level; 0 when it is not above.
   *
   * @param levelOf gives the level from all of these eigenvalues
   */
  static double[][] leading(float[] matrix, double[][] basis, ToDoubleFunction<double[]> levelOf) {
    double[][] image = times(matrix, basis);
    int k = basis.length;
    double[][] small = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        small[i][j] = (dot(basis[i], image[j]) + dot(basis[j], image[i])) / 2;
      }
    }
    double[][] turns = diagonalise(small);
    double[] values = new double[k];
    Arrays.setAll(values, e -> small[e][e]);
    double level = levelOf.applyAsDouble(values);
    double[][] scaled = new double[k][basis[0].length];
    for (int e = 0; e < k; e++) {
      double root = Math.sqrt(Math.max(0, values[e] - level));
      for (int b = 0; b < k; b++) {
        add(scaled[e], root * turns[b][e], basis[b]);
      }
    }
    return scaled;
  }

  /** Jacobi's rotations: the matrix becomes diagonal, the answer's columns are eigenvectors. */
  static double[][] diagonalise(double[][] a) {
    int n = a.length;
    double[][] turns = new double[n][n];
    for (int i = 0; i < n; i++) {
      turns[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          if (Math.abs(a[p][q]) > TINY) {
            rotate(a, turns, p, q);
          }
        }
      }
    }
    return turns;
  }

  private static void rotate(double[][] a, double[][] turns, int p, int q) {
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(1, theta));
    double cos = 1 / Math.hypot(1, t);
    double sin = t * cos;
    for (int i = 0; i < a.length; i++) {
      double ip = a[i][p];
      a[i][p] = cos * ip - sin * a[i][q];
      a[i][q] = sin * ip + cos * a[i][q];
    }
    for (int i = 0; i < a.length; i++) {
      double pi = a[p][i];
      a[p][i] = cos * pi - sin * a[q][i];
      a[q][i] = sin * pi + cos * a[q][i];
      double ip = turns[i][p];
      turns[i][p] = cos * ip - sin * turns[i][q];
      turns[i][q] = sin * ip + cos * turns[i][q];
    }
    a[p][q] = 0;
    a[q][p] = 0;
  }
}
