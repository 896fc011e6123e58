package io.privatefm.catalogue;

import java.util.List;

/** Vectors with ids, whose number only the end tells. */
final class NamedVectors implements VectorSource {
  private final List<String> ids;
  private final float[][] vectors;
  private int given;

  NamedVectors(List<String> ids, float[]... vectors) {
    this.ids = ids;
    this.vectors = vectors;
  }

  @Override
  public int dimension() {
    return vectors[0].length;
  }

  @Override
  public long rows() {
    return -1;
  }

  @Override
  public boolean hasIds() {
    return true;
  }

  @Override
  public boolean next(float[] into) {
    if (given == vectors.length) {
      return false;
    }
    System.arraycopy(vectors[given++], 0, into, 0, into.length);
    return true;
  }

  @Override
  public String id() {
    return ids.get(given - 1);
  }

  @Override
  public Place place() {
    return Place.row(name(), given - 1);
  }

  @Override
  public String name() {
    return "named";
  }

  @Override
  public void close() {}
}
