package io.privatefm.catalogue.reader;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads rows of binary numbers of one width. Owned by one thread. */
final class FloatRows {
  private final Input input;
  private final boolean wide;
  private final ByteBuffer row;

  /**
   * Rows that start at the input's present byte.
   *
   * @param wide float64 rather than float32
   */
  FloatRows(Input input, int dimension, boolean wide, ByteOrder order) {
    this.input = input;
    this.wide = wide;
    this.row =
        ByteBuffer.allocate(Math.multiplyExact(dimension, wide ? Double.BYTES : Float.BYTES))
            .order(order);
  }

  /** Reads a row; the input may not end within it or before it. */
  void read(float[] into, Place place) {
    int read = read();
    if (read < row.capacity()) {
      throw place.breaks(
          "must not be truncated, and the file ends within this row",
          "bytes",
          read + " of " + row.capacity());
    }
    for (int i = 0; i < into.length; i++) {
      into[i] = wide ? (float) row.getDouble(i * Double.BYTES) : row.getFloat(i * Float.BYTES);
    }
  }

  /** Checks that nothing follows. */
  void requireEnd() {
    if (read() > 0) {
      throw new CatalogueException(
          "must end with the last row that its header tells: file=" + input.name());
    }
  }

  private int read() {
    try {
      return input.bytes().readNBytes(row.array(), 0, row.capacity());
    } catch (IOException e) {
      throw input.failure(e);
    }
  }
}
