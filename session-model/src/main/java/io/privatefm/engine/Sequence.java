package io.privatefm.engine;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.station.Vectors;

/**
 * The last few tracks of one behaviour with their vectors, for attention. Scratch of one engine.
 */
final class Sequence {
  /** Tracks that are looked at. */
  static final int MOST = 8;

  /** How sharply attention goes to the most similar; 0 would be an average. */
  private static final double SHARPNESS = 6;

  private final Catalogue catalogue;
  private final int dimension;
  private final int[] rows = new int[MOST];
  private final float[] vectors;
  private final float[] one;
  private int count;

  Sequence(Catalogue catalogue) {
    this.catalogue = catalogue;
    dimension = catalogue.dimension();
    vectors = new float[MOST * dimension];
    one = new float[dimension];
  }

  void clear() {
    count = 0;
  }

  boolean full() {
    return count == MOST;
  }

  int count() {
    return count;
  }

  int row(int i) {
    return rows[i];
  }

  void add(int row) {
    catalogue.index().copyVector(row, one);
    System.arraycopy(one, 0, vectors, count * dimension, dimension);
    rows[count++] = row;
  }

  /**
   * How near the arm is to these tracks, the most similar counting most: the mean of the cosines
   * weighted by {@code exp(6 · cosine)}. Target attention in its plainest form (Zhou et al., Deep
   * Interest Network, KDD 2018); one strong event is not drowned by many others.
   */
  double attention(float[] unit) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < count; i++) {
      double cosine = Vectors.dot(vectors, i * dimension, unit, 0, dimension);
      double weight = Math.exp(SHARPNESS * cosine);
      sum += weight * cosine;
      weights += weight;
    }
    return weights > 0 ? sum / weights : 0;
  }
}
