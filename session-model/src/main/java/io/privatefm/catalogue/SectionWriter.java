package io.privatefm.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes one section from front to end, buffered; {@link #close} makes it durable. Owned by one
 * thread.
 */
final class SectionWriter implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long written;

  SectionWriter(Path base, Section section) {
    try {
      channel =
          FileChannel.open(
              base.resolve(section.file()),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes put so far. */
  long bytes() {
    return written;
  }

  void putInt(int value) {
    room(Integer.BYTES);
    buffer.putInt(value);
  }

  void putLong(long value) {
    room(Long.BYTES);
    buffer.putLong(value);
  }

  void putFloat(float value) {
    room(Float.BYTES);
    buffer.putFloat(value);
  }

  /** Puts what remains in {@code bytes}. */
  void put(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      room(1);
      int count = Math.min(buffer.remaining(), bytes.remaining());
      written += count - 1;
      buffer.put(bytes.slice(bytes.position(), count));
      bytes.position(bytes.position() + count);
    }
  }

  /**
   * Reads back what was put: {@code into.remaining()} bytes from {@code offset}, fewer at the end.
   */
  void read(long offset, ByteBuffer into) {
    drain();
    try {
      while (into.hasRemaining() && channel.read(into, offset + into.position()) >= 0) {
        // the next part
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (channel) {
      drain();
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void room(int bytes) {
    if (buffer.remaining() < bytes) {
      drain();
    }
    written += bytes;
  }

  private void drain() {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    buffer.clear();
  }
}
