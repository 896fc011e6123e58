package io.privatefm.vector.inverted;

import io.privatefm.vector.kernel.CodeKernel;
import io.privatefm.vector.train.Codebooks;

/**
 * Codes residuals so that the scores of near queries come out right: anisotropic quantisation (Guo
 * et al., Accelerating Large-Scale Inference with Anisotropic Vector Quantization, ICML 2020).
 * Scratch of one thread.
 *
 * <p>A query that finds a vector points in about its direction, so the part of a code's error along
 * the vector falsifies the score far more than the rest, which lies in directions that the query
 * mostly does not see. The nearest codewords are taken first; then, subspace by subspace, another
 * codeword where that makes
 *
 * <pre>|error|² + weight × (error along the vector)²</pre>
 *
 * <p>smaller, until none does. The sum of many small errors along the vector can be brought near
 * zero at hardly any cost in the rest.
 */
final class Encoder {
  private static final int MOST_PASSES = 4;
  private static final double FARTHER = 0.3;

  private final Codebooks books;
  private final float weight;
  private final float[] unit;
  private final float[] errors;

  /**
   * @param weight 0 or more: how much worse an error along the vector is than one across
   */
  Encoder(Codebooks books, float weight) {
    this.books = books;
    this.weight = weight;
    unit = new float[2 * books.subspaces()];
    errors = new float[2 * books.subspaces()];
  }

  /**
   * How the errors weigh in the score of a query that is as near to the vector as its centroid is,
   * less what measuring tells: a code also has to tell vectors apart that are somewhat farther.
   *
   * @param share the share of vectors' squared length that lies across the direction of such a
   *     query
   */
  static float weight(double share, int dimension) {
    double across = Math.clamp(share, 1e-3, 1);
    return (float) (FARTHER * (dimension - 1) * (1 - across) / across);
  }

  /**
   * Codes a vector.
   *
   * @param vector padded
   * @param residual what is left of it without the centroid, padded
   * @param code receives a code for each subspace
   * @return the squared length of the error
   */
  double encode(float[] vector, float[] residual, byte[] code) {
    books.encode(residual, code);
    takeUnit(vector);
    double along = 0;
    for (int m = 0; m < code.length; m++) {
      along += takeError(residual, m, code[m]);
    }
    boolean changed = weight > 0;
    for (int pass = 0; changed && pass < MOST_PASSES; pass++) {
      changed = false;
      for (int m = 0; m < code.length; m++) {
        int better = better(residual, m, code[m], (float) along);
        if (better != code[m]) {
          along -= errors[2 * m] * unit[2 * m] + errors[2 * m + 1] * unit[2 * m + 1];
          code[m] = (byte) better;
          along += takeError(residual, m, better);
          changed = true;
        }
      }
    }
    double square = 0;
    for (float error : errors) {
      square += (double) error * error;
    }
    return square;
  }

  private void takeUnit(float[] vector) {
    double square = 0;
    for (float component : vector) {
      square += (double) component * component;
    }
    float scale = (float) (1 / Math.sqrt(Math.max(square, Float.MIN_NORMAL)));
    for (int i = 0; i < unit.length; i++) {
      unit[i] = i < vector.length ? vector[i] * scale : 0;
    }
  }

  /** Takes the error of a subspace with this codeword; returns the part along the vector. */
  private double takeError(float[] residual, int m, int codeword) {
    errors[2 * m] = component(residual, 2 * m) - word(2 * m, codeword);
    errors[2 * m + 1] = component(residual, 2 * m + 1) - word(2 * m + 1, codeword);
    return errors[2 * m] * unit[2 * m] + errors[2 * m + 1] * unit[2 * m + 1];
  }

  /** The codeword of a subspace that is best as long as the others stay, ties by the present. */
  private int better(float[] residual, int m, int present, float along) {
    float x = component(residual, 2 * m);
    float y = component(residual, 2 * m + 1);
    float ux = unit[2 * m];
    float uy = unit[2 * m + 1];
    float others = along - errors[2 * m] * ux - errors[2 * m + 1] * uy;
    int best = present;
    float least = Float.POSITIVE_INFINITY;
    for (int word = 0; word < CodeKernel.CODEWORDS; word++) {
      float ex = x - word(2 * m, word);
      float ey = y - word(2 * m + 1, word);
      float sum = others + ex * ux + ey * uy;
      float loss = ex * ex + ey * ey + weight * sum * sum;
      if (loss < least || (loss == least && word == present)) {
        least = loss;
        best = word;
      }
    }
    return best;
  }

  private static float component(float[] residual, int i) {
    return i < residual.length ? residual[i] : 0;
  }

  private float word(int component, int codeword) {
    return books.books()[component * CodeKernel.CODEWORDS + codeword];
  }
}
