package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of more than 4 GB, nearly all of it a hole on disk. */
class LargeFileTest {
  private static final int DIMENSION = 4096;
  private static final int SIZE = 300_000;

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

  private static ByteBuffer row(float value) {
    ByteBuffer row = ByteBuffer.allocate(DIMENSION * 4).order(ByteOrder.LITTLE_ENDIAN);
    while (row.hasRemaining()) {
      row.putFloat(value);
    }
    return row.flip();
  }
}
