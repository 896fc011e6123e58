package io.privatefm.catalogue.demo;

/** A random rotation: rows of unit length, each at a right angle to all others (Gram–Schmidt). */
final class Rotation {
  private Rotation() {}

  static double[][] random(int dimension, Chance chance) {
    double[][] rows = new double[dimension][dimension];
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        rows[i][j] = chance.gaussian();
      }
      for (int earlier = 0; earlier < i; earlier++) {
        subtract(rows[i], rows[earlier], dot(rows[i], rows[earlier]));
      }
      scale(rows[i], 1 / StrictMath.sqrt(dot(rows[i], rows[i])));
    }
    return rows;
  }

  static void apply(double[][] rotation, double[] vector, float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = (float) dot(rotation[i], vector);
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void subtract(double[] from, double[] direction, double amount) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= amount * direction[i];
    }
  }

  private static void scale(double[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }
}
