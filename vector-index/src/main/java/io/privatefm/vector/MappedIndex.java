package io.privatefm.vector;

import io.privatefm.vector.IndexHeader.Section;
import io.privatefm.vector.inverted.Groups;
import io.privatefm.vector.inverted.Lists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The mapping of one index file: the one owner of its arena.
 *
 * <p>The arena is shared: any thread reads, any thread closes, and a read that loses the race
 * against {@link #close()} throws {@link IllegalStateException}. Others borrow {@link #rows()} for
 * a call.
 */
final class MappedIndex implements AutoCloseable {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path file;
  private final IndexHeader header;
  private final Arena arena;
  private final MemorySegment mapped;
  private final MemorySegment rows;

  private MappedIndex(Path file, IndexHeader header, Arena arena, MemorySegment mapped) {
    this.file = file;
    this.header = header;
    this.arena = arena;
    this.mapped = mapped;
    rows = mapped.asSlice(IndexHeader.BYTES, header.rowsBytes());
  }

  static MappedIndex open(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      IndexHeader header = IndexHeader.decode(firstBytes(channel), file);
      if (channel.size() != header.fileBytes()) {
        throw new IndexFormatException(
            file,
            sectionAt(header, channel.size()),
            "must be " + header.fileBytes() + ": fileBytes=" + channel.size());
      }
      return map(file, header, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The section in which a file of this size ends, or the last one. */
  private static String sectionAt(IndexHeader header, long fileBytes) {
    String section = IndexHeader.ROWS;
    if (header.hasLists() && fileBytes >= IndexHeader.BYTES + header.rowsBytes()) {
      for (Section each : header.sections()) {
        boolean reached = header.bytes(each) > 0 && header.offset(each) <= fileBytes;
        section = reached ? each.title : section;
      }
    }
    return section;
  }

  private static ByteBuffer firstBytes(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(IndexHeader.BYTES);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {}
    return bytes.flip();
  }

  @SuppressWarnings("MustBeClosedChecker")
  private static MappedIndex map(Path file, IndexHeader header, FileChannel channel)
      throws IOException {
    Arena arena = Arena.ofShared();
    try {
      MemorySegment mapped = channel.map(MapMode.READ_ONLY, 0, header.fileBytes(), arena);
      initialise(mapped);
      return new MappedIndex(file, header, arena, mapped);
    } catch (IOException | RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  /**
   * Reads a number of each kind while nobody can close the arena: closing throws an error into
   * accesses under way, and a class of the JDK's that such an access was about to initialise is
   * then lost to the whole process (JDK 25).
   */
  private static void initialise(MemorySegment mapped) {
    for (ValueLayout layout : List.of(FLOAT, INT, ValueLayout.JAVA_BYTE)) {
      layout.varHandle().get(mapped, 0L);
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

  /** A section behind the rows, borrowed as they are. */
  MemorySegment section(Section section) {
    return mapped.asSlice(header.offset(section), header.bytes(section));
  }

  /** Opens the lists; only where the header has some. */
  Lists lists() {
    try {
      return new Lists(
          header.lists(),
          header.count(),
          header.strideBytes(),
          section(Section.CENTROIDS),
          section(Section.CENTROID_BOOKS),
          section(Section.CENTROID_CODES),
          section(Section.LISTS),
          section(Section.BOOKS),
          section(Section.CODES),
          section(Section.IDS),
          section(Section.BYTES),
          groups());
    } catch (IllegalArgumentException e) {
      throw new IndexFormatException(file, Section.LISTS.title, String.valueOf(e.getMessage()));
    }
  }

  private Groups groups() {
    if (header.groups() == 0) {
      return Groups.one(header.lists(), header.strideBytes());
    }
    try {
      return Groups.open(
          section(Section.GROUPS),
          section(Section.GROUP_POINTS),
          header.lists(),
          header.groupBlocks());
    } catch (IllegalArgumentException e) {
      throw new IndexFormatException(file, Section.GROUPS.title, String.valueOf(e.getMessage()));
    }
  }

  /** What is thrown when a search meets an id that cannot be. */
  IndexFormatException damagedIds(RuntimeException e) {
    return new IndexFormatException(file, Section.IDS.title, String.valueOf(e.getMessage()));
  }

  /**
   * Compares all sections with their checksums, a chunk at a time so that closing need not wait.
   */
  void verify() {
    compare(IndexHeader.ROWS, rows, header.rowsCrc());
    if (header.hasLists()) {
      for (Section section : header.sections()) {
        compare(section.title, section(section), header.sectionCrcs().get(section.place()));
        checkPadding(section);
      }
      try {
        lists().checkIds(header.count());
      } catch (IllegalArgumentException e) {
        throw damagedIds(e);
      }
    }
  }

  private void compare(String name, MemorySegment section, int wanted) {
    int crc = crc(section);
    if (crc != wanted) {
      throw new IndexFormatException(file, name, "must be " + wanted + ": crc32c=" + crc);
    }
  }

  /** What lies between a section and the next one is 0. */
  private void checkPadding(Section section) {
    long end = header.offset(section) + header.bytes(section);
    long next = Math.min(header.fileBytes(), IndexHeader.paddedTo(end));
    for (long at = end; at < next; at++) {
      if (mapped.get(ValueLayout.JAVA_BYTE, at) != 0) {
        throw new IndexFormatException(file, section.title, "padding must be 0");
      }
    }
  }

  static int crc(MemorySegment section) {
    CRC32C crc = new CRC32C();
    byte[] chunk = new byte[CHUNK_BYTES];
    for (long at = 0; at < section.byteSize(); at += CHUNK_BYTES) {
      int bytes = (int) Math.min(CHUNK_BYTES, section.byteSize() - at);
      MemorySegment.copy(section, ValueLayout.JAVA_BYTE, at, chunk, 0, bytes);
      crc.update(chunk, 0, bytes);
    }
    return (int) crc.getValue();
  }

  @Override
  public synchronized void close() {
    if (rows.scope().isAlive()) {
      arena.close();
    }
  }
}
