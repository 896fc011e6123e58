package io.privatefm.trainer.vector;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A vector of unit length for some of the tracks, by row. Owned by one thread. */
public final class TrackVectors {
  private final int dimension;
  private final List<float @Nullable []> vectors;

  /** None yet. */
  public TrackVectors(int dimension, int tracks) {
    this.dimension = dimension;
    vectors = new ArrayList<>(java.util.Collections.nCopies(tracks, null));
  }

  public int dimension() {
    return dimension;
  }

  /** How many tracks there are, with a vector or without. */
  public int tracks() {
    return vectors.size();
  }

  /** How many have a vector. */
  public int count() {
    return (int) vectors.stream().filter(vector -> vector != null).count();
  }

  /** The track's vector, {@code float32[dimension]}, or null; not to be changed. */
  public float @Nullable [] get(int row) {
    return vectors.get(row);
  }

  /** Gives a track its vector, scaled to unit length; one of no length is none. */
  public void put(int row, float[] vector) {
    double square = 0;
    for (float part : vector) {
      square += (double) part * part;
    }
    if (!(square > 0) || Double.isInfinite(square)) {
      return;
    }
    float[] unit = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      unit[i] = (float) (vector[i] / Math.sqrt(square));
    }
    vectors.set(row, unit);
  }
}
