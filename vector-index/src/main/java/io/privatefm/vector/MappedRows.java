package io.privatefm.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The mapping of one index file: the one owner of its arena.
 *
 * <p>The arena is shared: any thread reads, any thread closes, and a read that loses the race
 * against {@link #close()} throws {@link IllegalStateException}. Others borrow {@link #rows()} for
 * a call.
 */
final class MappedRows implements AutoCloseable {
  private static final int CHUNK_BYTES = 1 << 16;

  private final Path file;
  private final IndexHeader header;
  private final Arena arena;
  private final MemorySegment rows;

  private MappedRows(Path file, IndexHeader header, Arena arena, MemorySegment rows) {
    this.file = file;
    this.header = header;
    this.arena = arena;
    this.rows = rows;
  }

  static MappedRows open(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      IndexHeader header = IndexHeader.decode(firstBytes(channel), file);
      if (channel.size() != header.fileBytes()) {
        throw new IndexFormatException(
            file,
            IndexHeader.ROWS,
            "must be " + header.fileBytes() + ": fileBytes=" + channel.size());
      }
      return map(file, header, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteBuffer firstBytes(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(IndexHeader.BYTES);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {}
    return bytes.flip();
  }

  @SuppressWarnings("MustBeClosedChecker")
  private static MappedRows map(Path file, IndexHeader header, FileChannel channel)
      throws IOException {
    Arena arena = Arena.ofShared();
    try {
      MemorySegment mapped = channel.map(MapMode.READ_ONLY, 0, header.fileBytes(), arena);
      return new MappedRows(file, header, arena, mapped.asSlice(IndexHeader.BYTES));
    } catch (IOException | RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  IndexHeader header() {
    return header;
  }

  /** The rows section, borrowed: reads throw {@link IllegalStateException} once this is closed. */
  MemorySegment rows() {
    return rows;
  }

  void checkOpen() {
    if (!rows.scope().isAlive()) {
      throw new IllegalStateException("index must be open: " + file);
    }
  }

  /** Compares the rows with their checksum, a chunk at a time so that closing need not wait. */
  void verify() {
    CRC32C crc = new CRC32C();
    byte[] chunk = new byte[CHUNK_BYTES];
    for (long at = 0; at < rows.byteSize(); at += CHUNK_BYTES) {
      int bytes = (int) Math.min(CHUNK_BYTES, rows.byteSize() - at);
      MemorySegment.copy(rows, ValueLayout.JAVA_BYTE, at, chunk, 0, bytes);
      crc.update(chunk, 0, bytes);
    }
    if ((int) crc.getValue() != header.rowsCrc()) {
      throw new IndexFormatException(
          file,
          IndexHeader.ROWS,
          "must be " + header.rowsCrc() + ": crc32c=" + (int) crc.getValue());
    }
  }

  @Override
  public synchronized void close() {
    if (rows.scope().isAlive()) {
      arena.close();
    }
  }
}
