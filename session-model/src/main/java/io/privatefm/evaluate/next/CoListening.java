package io.privatefm.evaluate.next;

import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.sessions.Sessions;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Vectors of tracks from sessions alone: the leading directions of the positive pointwise mutual
 * information of tracks heard within a few steps, scaled by the square roots of their strengths.
 * What item2vec approximates (Levy and Goldberg, Neural word embedding as implicit matrix
 * factorization, NeurIPS 2014), by the randomised method of Halko, Martinsson and Tropp (SIAM
 * Review 2011). The same sessions and seed give the same vectors.
 */
final class CoListening {
  /** How reports call it. */
  static final String TEXT = "vectors of 64 dimensions (PPMI of tracks within 5 steps, SVD)";

  private static final float[] NONE = {};
  private static final int DIMENSION = 64;
  private static final int SPARE = 16;
  private static final int WINDOW = 5;
  private static final int ROUNDS = 6;

  private CoListening() {}

  /** A vector by track, of any length; of length 0 for a track that was heard with nothing else. */
  static float[][] vectors(Sessions train, long seed, Progress progress) {
    Ppmi matrix = Ppmi.of(train, WINDOW);
    int columns = Math.min(DIMENSION + SPARE, matrix.size());
    double[][] basis = new double[columns][];
    SplittableRandom random = new SplittableRandom(seed);
    Arrays.setAll(basis, c -> random.doubles(matrix.size(), -1, 1).toArray());
    Orthogonal.columnsInPlace(basis);
    for (int round = 0; round < ROUNDS; round++) {
      progress.at("vectors", round, ROUNDS);
      Arrays.setAll(basis, matrix.timesEach(basis));
      Orthogonal.columnsInPlace(basis);
    }
    return scaled(matrix, basis);
  }

  /** Turns the basis to the leading directions and weighs each by the root of its strength. */
  private static float[][] scaled(Ppmi matrix, double[][] basis) {
    int columns = basis.length;
    double[][] small = new double[columns][columns];
    for (int i = 0; i < columns; i++) {
      double[] product = matrix.times(basis[i]);
      for (int j = 0; j < columns; j++) {
        small[i][j] = Orthogonal.dot(product, basis[j]);
      }
    }
    Orthogonal.Directions directions = Orthogonal.directions(small);
    int dimension = Math.min(DIMENSION, columns);
    float[][] vectors = new float[matrix.size()][];
    for (int track = 0; track < vectors.length; track++) {
      vectors[track] = matrix.empty(track) ? NONE : row(basis, directions, track, dimension);
    }
    return vectors;
  }

  private static float[] row(
      double[][] basis, Orthogonal.Directions directions, int track, int dimension) {
    float[] row = new float[dimension];
    for (int d = 0; d < dimension; d++) {
      double sum = 0;
      for (int c = 0; c < basis.length; c++) {
        sum += basis[c][track] * directions.vectors()[d][c];
      }
      row[d] = (float) (sum * Math.sqrt(Math.abs(directions.strengths()[d])));
    }
    return row;
  }
}
