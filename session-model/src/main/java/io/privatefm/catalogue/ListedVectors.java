package io.privatefm.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Vectors at hand, by position. */
final class ListedVectors implements VectorSource {
  private final List<float[]> vectors;
  private final int dimension;
  private int given;

  ListedVectors(List<float[]> vectors) {
    this.vectors = vectors;
    this.dimension = vectors.isEmpty() ? 0 : vectors.getFirst().length;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public long rows() {
    return vectors.size();
  }

  @Override
  public boolean next(float[] into) {
    if (given == vectors.size()) {
      return false;
    }
    float[] vector = vectors.get(given++);
    if (vector.length != dimension) {
      throw place()
          .breaks(
              "must have the dimension of the first vector, " + dimension, "vector", vector.length);
    }
    System.arraycopy(vector, 0, into, 0, dimension);
    return true;
  }

  @Override
  public @Nullable String id() {
    return null;
  }

  @Override
  public Place place() {
    return Place.row(name(), given - 1);
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public void close() {}
}
