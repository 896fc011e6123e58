package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.vector.IndexHeader.Section;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of more than 4 GB, nearly all of it a hole on disk. */
class LargeFileTest {
  private static final int DIMENSION = 4096;
  private static final int SIZE = 300_000;
  private static final int LISTED_DIMENSION = 1024;

  @TempDir Path folder;

  @Test
  void rowsBeyondFourGigabytesAreReached() throws IOException {
    Path file = folder.resolve("large.vec");
    IndexHeader header = new IndexHeader(DIMENSION, SIZE, 0);
    int last = SIZE - 1;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(header.encode(), 0);
      channel.write(row(1), IndexHeader.BYTES + (long) last * header.strideBytes());
    }
    float[] query = new float[DIMENSION];
    query[DIMENSION - 1] = 2;
    Neighbours found = new Neighbours(1);
    try (VectorIndex index = VectorIndex.open(file)) {
      assertEquals(2, index.score(last, query));
      index.searcher().search(query, Allowed.only(0, last - 1, last), found);
      assertEquals(List.of(last), Sample.ids(found));
      AllowedBits bits = Allowed.bits(SIZE);
      bits.allow(last - 1);
      bits.allow(last);
      index.searcher().search(query, bits, found);
      assertEquals(List.of(last), Sample.ids(found));
    }
  }

  /**
   * Rows and codes of 600,000 vectors end beyond 2 GB; all but the last are one list, unwritten.
   */
  @Test
  void listsBeyondTwoGigabytesAreRead() throws IOException {
    int size = 600_000;
    Path file = folder.resolve("lists.vec");
    ForgedIndex forged = forgedFor(size);
    IndexHeader header = IndexHeader.decode(forged.bytes, file);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(forged.bytes, 0);
      channel.write(
          row(1, LISTED_DIMENSION), IndexHeader.BYTES + (size - 1L) * header.strideBytes());
      channel.write(
          row(1, LISTED_DIMENSION), header.offset(Section.CENTROIDS) + header.strideBytes());
      channel.write(ints(size - 1, 0, 0, 1, 0, 0), header.offset(Section.LISTS));
      channel.write(ids(header, size), header.offset(Section.IDS));
      channel.write(ints(2, 0, 0), header.offset(Section.GROUPS));
      channel.write(ByteBuffer.allocate(header.strideBytes()), header.offset(Section.GROUP_POINTS));
    }
    assertTrue(header.offset(Section.CENTROIDS) > 1L << 31);
    float[] query = new float[LISTED_DIMENSION];
    query[LISTED_DIMENSION - 1] = 2;
    Neighbours found = new Neighbours(1);
    try (VectorIndex index = VectorIndex.open(file)) {
      index.searcher().search(query, new Effort(1, 40), Allowed.all(), found);
      assertEquals(List.of(size - 1), Sample.ids(found));
      assertEquals(2, found.score(0));
      index.searcher().search(query, new Effort(2, 40), Allowed.except(size - 1), found);
      assertEquals(1, found.count());
      assertEquals(0, found.score(0));
    }
  }

  /** The header of a small index, with two lists of which the second has one vector, stretched. */
  private ForgedIndex forgedFor(int size) throws IOException {
    Path small = folder.resolve("small.vec");
    IndexOptions options = IndexOptions.DEFAULT.with(Profile.COMPACT).withLists(2).withThreads(2);
    try (IndexBuilder builder = new IndexBuilder(small, LISTED_DIMENSION, options)) {
      for (float[] vector : Clustered.vectors(1, 40, LISTED_DIMENSION)) {
        builder.add(vector);
      }
      builder.publish();
    }
    byte[] bytes = Arrays.copyOf(Files.readAllBytes(small), IndexHeader.BYTES);
    ForgedIndex forged = new ForgedIndex(bytes);
    forged.bytes.putLong(16, size).putLong(40, (long) size * forged.header.strideBytes());
    forged.bytes.putLong(ForgedIndex.BLOCKS_AT, (size - 1 + 63) / 64 + 1);
    return forged.sealHeader();
  }

  private static ByteBuffer ids(IndexHeader header, int size) {
    ByteBuffer ids = ByteBuffer.allocate(Math.toIntExact(header.bytes(Section.IDS)));
    ids.order(ByteOrder.LITTLE_ENDIAN);
    int last = ids.capacity() / 4 - 64;
    for (int slot = 0; ids.hasRemaining(); slot++) {
      ids.putInt(slot < size - 1 ? slot : slot == last ? size - 1 : -1);
    }
    return ids.flip();
  }

  private static ByteBuffer ints(int... values) {
    ByteBuffer ints = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      ints.putInt(value);
    }
    return ints.flip();
  }

  private static ByteBuffer row(float value) {
    return row(value, DIMENSION);
  }

  private static ByteBuffer row(float value, int dimension) {
    ByteBuffer row = ByteBuffer.allocate(dimension * 4).order(ByteOrder.LITTLE_ENDIAN);
    while (row.hasRemaining()) {
      row.putFloat(value);
    }
    return row.flip();
  }
}
