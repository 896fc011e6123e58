package io.privatefm.vector.train;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A table of vectors: {@code float32[dimension]} each, little-endian, one every {@code
 * strideBytes}.
 *
 * @param segment borrowed; must be open to all threads and stay open during a call
 * @param strideBytes a multiple of 64; between the components and the next row are zeros
 */
public record Rows(MemorySegment segment, int count, int dimension, int strideBytes) {
  /** Rows are padded to a multiple of so many components. */
  static final int PADDING = 16;

  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  public Rows {
    if (count < 0 || dimension < 1) {
      throw new IllegalArgumentException(
          "must be >= 0 and >= 1: count=" + count + " dimension=" + dimension);
    }
    if (strideBytes % (PADDING * Float.BYTES) != 0 || strideBytes / Float.BYTES < dimension) {
      throw new IllegalArgumentException(
          "must be a multiple of 64 that holds "
              + dimension
              + " floats: strideBytes="
              + strideBytes);
    }
    if (segment.byteSize() < (long) count * strideBytes) {
      throw new IllegalArgumentException(
          "must be >= " + (long) count * strideBytes + ": segmentBytes=" + segment.byteSize());
    }
  }

  /** A copy of float[count × strideFloats], with the dimension and stride of another table. */
  public static Rows of(float[] rows, Rows like) {
    MemorySegment segment = Arena.ofAuto().allocate(4L * rows.length, PADDING * Float.BYTES);
    MemorySegment.copy(rows, 0, segment, FLOAT, 0, rows.length);
    return new Rows(segment, rows.length / like.strideFloats(), like.dimension, like.strideBytes);
  }

  /** Components from row to row. */
  int strideFloats() {
    return strideBytes / Float.BYTES;
  }

  /** Copies a part of a row to the beginning of the array. */
  public void copy(int row, int firstComponent, int components, float[] into) {
    long offsetBytes = (long) row * strideBytes + (long) firstComponent * Float.BYTES;
    MemorySegment.copy(segment, FLOAT, offsetBytes, into, 0, components);
  }
}
