package io.privatefm.catalogue.reader;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.CatalogueLimits;
import io.privatefm.catalogue.Place;
import io.privatefm.catalogue.VectorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Vectors out of {@code .fvecs}: each row its dimension as int32, then so many float32, little
 * endian.
 */
final class FvecsVectors implements VectorSource {
  private final Input input;
  private final int dimension;
  private final FloatRows rows;
  private long given;

  FvecsVectors(Input input) {
    this.input = input;
    byte[] first = input.peek(Integer.BYTES);
    dimension = first.length < Integer.BYTES ? 0 : dimension(first);
    if (dimension < 1 || dimension > CatalogueLimits.DIMENSION) {
      throw new CatalogueException(
          "must begin with a dimension of 1 to "
              + CatalogueLimits.DIMENSION
              + ": file="
              + input.name()
              + " row=0 field=dimension value="
              + dimension);
    }
    rows = new FloatRows(input, dimension, false, ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public long rows() {
    return -1;
  }

  @Override
  public boolean next(float[] into) {
    byte[] told = input.read(Integer.BYTES);
    if (told.length == 0) {
      return false;
    }
    given++;
    if (told.length < Integer.BYTES) {
      throw place()
          .breaks("must not be truncated, and the file ends within this row", "bytes", told.length);
    }
    if (dimension(told) != dimension) {
      throw place()
          .breaks(
              "must have the dimension of the first row, " + dimension,
              "dimension",
              dimension(told));
    }
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

  private static int dimension(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }
}
