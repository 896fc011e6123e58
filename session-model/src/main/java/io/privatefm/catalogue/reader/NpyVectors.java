package io.privatefm.catalogue.reader;

import io.privatefm.catalogue.Place;
import io.privatefm.catalogue.VectorSource;
import org.jspecify.annotations.Nullable;

/** Vectors out of a NumPy matrix of float32 or float64 in C order. */
final class NpyVectors implements VectorSource {
  private final Input input;
  private final NpyHeader header;
  private final FloatRows rows;
  private long given;

  NpyVectors(Input input) {
    this.input = input;
    header = NpyHeader.read(input);
    rows = new FloatRows(input, header.dimension(), header.wide(), header.order());
  }

  @Override
  public int dimension() {
    return header.dimension();
  }

  @Override
  public long rows() {
    return header.rows();
  }

  @Override
  public boolean next(float[] into) {
    if (given == header.rows()) {
      rows.requireEnd();
      return false;
    }
    given++;
    rows.read(into, place());
    return true;
  }

  @Override
  public @Nullable String id() {
    return null;
  }

  @Override
  public Place place() {
    return Place.row(input.name(), given - 1);
  }

  @Override
  public String name() {
    return input.name();
  }

  @Override
  public void close() {
    input.close();
  }
}
