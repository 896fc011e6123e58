package io.privatefm.bench.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Vectors of unit length in a mapped NumPy file that {@link NpyWriter} wrote. Immutable, for any
 * number of threads; owns the mapping until it is closed.
 */
public final class UnitVectors implements AutoCloseable {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path file;
  private final int dimension;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment rows;

  UnitVectors(Path file, int dimension) throws IOException {
    this.file = file;
    this.dimension = dimension;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      rows =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)
              .asSlice(NpyWriter.HEADER_BYTES);
    }
  }

  /** The file that is mapped. */
  public Path file() {
    return file;
  }

  public int dimension() {
    return dimension;
  }

  /** How many vectors there are; rows are below it. */
  public int size() {
    return (int) (rows.byteSize() / Float.BYTES / dimension);
  }

  /** Copies a row into {@code float32[dimension]}. */
  public void copy(int row, float[] into) {
    MemorySegment.copy(rows, FLOAT, (long) row * dimension * Float.BYTES, into, 0, dimension);
  }

  /** A copy of a row. */
  public float[] row(int row) {
    float[] into = new float[dimension];
    copy(row, into);
    return into;
  }

  @Override
  public void close() {
    arena.close();
  }
}
