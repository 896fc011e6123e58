package io.privatefm.trainer.vector;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A place for tracks that nobody has heard. The graph gives every track a vector, in a space of its
 * own; a linear map, fitted by ridge regression to the tracks that have a vector in both spaces,
 * brings the others into the space of the listening.
 */
public final class ColdTracks {
  /** Of the mean square of a component, how firmly the map is held near none. */
  private static final double RIDGE = 1.0;

  private ColdTracks() {}

  /**
   * Gives a vector to each track that has one in the graph and none by listening.
   *
   * @return how many were given one
   */
  public static int place(TrackVectors heard, TrackVectors graph) {
    RealMatrix map = map(heard, graph);
    int placed = 0;
    for (int row = 0; row < heard.tracks(); row++) {
      float[] from = graph.get(row);
      if (heard.get(row) == null && from != null) {
        heard.put(row, mapped(from, map));
        placed++;
      }
    }
    return placed;
  }

  /** {@code (GᵀG + λI)⁻¹ GᵀH}, rows of G and H the vectors of the same tracks. */
  private static RealMatrix map(TrackVectors heard, TrackVectors graph) {
    int from = graph.dimension();
    int to = heard.dimension();
    double[][] square = new double[from][from];
    double[][] cross = new double[from][to];
    for (int i = 0; i < from; i++) {
      square[i][i] = RIDGE;
    }
    for (int row = 0; row < heard.tracks(); row++) {
      float[] g = graph.get(row);
      float[] h = heard.get(row);
      if (g != null && h != null) {
        addProducts(square, g, g);
        addProducts(cross, g, h);
      }
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(square, false))
        .getSolver()
        .solve(new Array2DRowRealMatrix(cross, false));
  }

  private static void addProducts(double[][] sums, float[] a, float[] b) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        sums[i][j] += (double) a[i] * b[j];
      }
    }
  }

  private static float[] mapped(float[] from, RealMatrix map) {
    float[] to = new float[map.getColumnDimension()];
    for (int j = 0; j < to.length; j++) {
      double sum = 0;
      for (int i = 0; i < from.length; i++) {
        sum += from[i] * map.getEntry(i, j);
      }
      to[j] = (float) sum;
    }
    return to;
  }
}
