package io.privatefm.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Writes an index vector by vector and publishes it whole.
 *
 * <p>Rows go to a temporary file beside the target, never all to the heap. {@link #publish()} makes
 * the file durable and moves it to its name in one step: a reader sees the old index or the new
 * one. A builder closed without it leaves nothing behind; one killed leaves the temporary file,
 * {@code NAME.RANDOM.building}, and the old index. Owned by one thread.
 */
public final class IndexBuilder implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final Path building;
  private final int dimension;
  private final IndexOptions options;
  private final FileChannel channel;
  private final ByteBuffer buffer;
  private final float[] unit;
  private final CRC32C crc = new CRC32C();
  private int count;

  /**
   * Begins an index that is to be {@code file}, in a folder that exists.
   *
   * @param dimension components of each vector, 1 to {@link VectorIndex#MAX_DIMENSION}
   */
  public IndexBuilder(Path file, int dimension) {
    this(file, dimension, IndexOptions.DEFAULT.with(Profile.EXACT));
  }

  /**
   * Begins an index that is to be {@code file}, in a folder that exists.
   *
   * @param dimension components of each vector, 1 to {@link VectorIndex#MAX_DIMENSION}; for {@link
   *     Profile#COMPACT} 2 to {@link Profile#MAX_INVERTED_DIMENSION}
   */
  public IndexBuilder(Path file, int dimension, IndexOptions options) {
    if (dimension < 1 || dimension > VectorIndex.MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "must be >= 1 and <= " + VectorIndex.MAX_DIMENSION + ": dimension=" + dimension);
    }
    this.file = file.toAbsolutePath();
    if ((options.profile() == Profile.COMPACT || options.profile() == Profile.FAST)
        && (dimension < Profile.MIN_INVERTED_DIMENSION
            || dimension > Profile.MAX_INVERTED_DIMENSION)) {
      throw new IllegalArgumentException(
          "must be >= 2 and <= "
              + Profile.MAX_INVERTED_DIMENSION
              + " for lists: dimension="
              + dimension);
    }
    this.options = options;
    unit = new float[dimension];
    this.dimension = dimension;
    building = this.file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".building");
    buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try {
      channel =
          FileChannel.open(
              building,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE,
              StandardOpenOption.READ);
      channel.position(IndexHeader.BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many vectors were added; the next one gets this number as its id. */
  public int count() {
    return count;
  }

  /**
   * Adds a vector, borrowed for the call.
   *
   * @throws IllegalArgumentException if it has another dimension, is not finite or is all zero;
   *     nothing is added then, and further vectors may be
   */
  public void add(float[] vector) {
    checkOpen();
    check(vector);
    float[] stored = options.similarity() == Similarity.COSINE ? toUnit(vector, unit) : vector;
    int strideBytes = IndexHeader.strideBytes(dimension);
    if (buffer.remaining() < strideBytes) {
      flush();
    }
    int end = buffer.position() + strideBytes;
    for (float component : stored) {
      buffer.putFloat(component);
    }
    while (buffer.position() < end) {
      buffer.putFloat(0);
    }
    count++;
  }

  private void check(float[] vector) {
    check(vector, dimension);
    if (count == VectorIndex.MAX_SIZE) {
      throw new IllegalStateException("must be < " + VectorIndex.MAX_SIZE + ": count=" + count);
    }
  }

  /** What is stored of a vector: itself, or a copy of unit length. */
  static float[] stored(float[] vector, int dimension, Similarity similarity) {
    check(vector, dimension);
    return similarity == Similarity.COSINE ? toUnit(vector, new float[dimension]) : vector;
  }

  private static void check(float[] vector, int dimension) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException("must be " + dimension + ": length=" + vector.length);
    }
    boolean zero = true;
    for (int i = 0; i < dimension; i++) {
      if (!Float.isFinite(vector[i])) {
        throw new IllegalArgumentException("must be finite: vector[" + i + "]=" + vector[i]);
      }
      zero &= vector[i] == 0;
    }
    if (zero) {
      throw new IllegalArgumentException("must not be all zero: vector");
    }
  }

  private static float[] toUnit(float[] vector, float[] unit) {
    double square = 0;
    for (float component : vector) {
      square += (double) component * component;
    }
    double norm = Math.sqrt(square);
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / norm);
    }
    return unit;
  }

  private void flush() {
    buffer.flip();
    crc.update(buffer.duplicate());
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    buffer.clear();
  }

  private void checkOpen() {
    if (!channel.isOpen()) {
      throw new IllegalStateException("must not be published or closed: " + file);
    }
  }

  /**
   * Makes the index durable and gives it its name, in place of any older one. Ends this builder.
   *
   * <p>An inverted index is built here, on {@link IndexOptions#threads()} threads; progress is told
   * as in {@link IndexOptions#progress()}. An interrupt ends the build.
   */
  public void publish() {
    checkOpen();
    try {
      flush();
      IndexHeader header = new IndexHeader(dimension, count, (int) crc.getValue());
      write(header.encode(), 0);
      Profile profile = options.profile().resolved(count, dimension);
      if (profile != Profile.EXACT && count > 0) {
        new ListsWriter(building, channel, options.with(profile)).append(header);
      }
      channel.force(true);
      channel.close();
      Files.move(building, file, StandardCopyOption.ATOMIC_MOVE);
      syncFolder();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      close();
    }
  }

  private void write(ByteBuffer bytes, long offset) throws IOException {
    for (long at = offset; bytes.hasRemaining(); ) {
      at += channel.write(bytes, at);
    }
  }

  /** Makes the new name durable, where folders can be opened at all (not on Windows). */
  private void syncFolder() throws IOException {
    if (java.io.File.separatorChar == '/') {
      try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  /** Removes what was built, unless it was published. Closing twice is allowed. */
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(building);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
