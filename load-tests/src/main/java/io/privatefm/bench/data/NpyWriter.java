package io.privatefm.bench.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a NumPy matrix of float32 row by row, so that it never sits in the heap. The file gets its
 * name when it is published; a writer closed without that leaves nothing. Owned by one thread.
 *
 * <pre>
 *   0    \x93NUMPY 1 0, length of the header (uint16) = 118
 *   10   {'descr': '&lt;f4', 'fortran_order': False, 'shape': (rows, dimension), }   spaces, line end
 *   128  rows, little endian
 * </pre>
 */
public final class NpyWriter implements AutoCloseable {
  static final int HEADER_BYTES = 128;
  private static final int PREFIX_BYTES = 10;
  private static final int BUFFER_BYTES = 1 << 18;

  private final Path file;
  private final Path building;
  private final int dimension;
  private final FileChannel channel;
  private final ByteBuffer buffer;
  private long rows;

  /** Begins the file, in a folder that is made if it is not there. */
  public NpyWriter(Path file, int dimension) throws IOException {
    this.file = file.toAbsolutePath();
    this.dimension = dimension;
    Files.createDirectories(this.file.getParent());
    building = this.file.resolveSibling(this.file.getFileName() + ".building");
    channel =
        FileChannel.open(
            building,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    channel.position(HEADER_BYTES);
    buffer =
        ByteBuffer.allocate(Math.max(BUFFER_BYTES, dimension * Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Adds a row, {@code float32[dimension]}. */
  public void add(float[] row) throws IOException {
    if (row.length != dimension) {
      throw new IllegalArgumentException("must be " + dimension + ": length=" + row.length);
    }
    if (buffer.remaining() < dimension * Float.BYTES) {
      flush();
    }
    for (float component : row) {
      buffer.putFloat(component);
    }
    rows++;
  }

  /** How many rows were added. */
  public long rows() {
    return rows;
  }

  /** Completes the file and gives it its name. */
  public void publish() throws IOException {
    flush();
    ByteBuffer header = header();
    for (long at = 0; header.hasRemaining(); ) {
      at += channel.write(header, at);
    }
    channel.close();
    Files.move(building, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private ByteBuffer header() {
    String shape =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", " + dimension + "), }";
    String padded = shape + " ".repeat(HEADER_BYTES - PREFIX_BYTES - 1 - shape.length()) + "\n";
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) (HEADER_BYTES - PREFIX_BYTES))
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .flip();
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /** Removes what was written, unless it was published. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(building);
  }
}
