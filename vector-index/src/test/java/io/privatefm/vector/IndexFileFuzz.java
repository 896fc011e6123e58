package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No damage to a file is answered with anything but an {@link IndexFormatException}. */
class IndexFileFuzz {
  private static final int ROWS_AT = 4096;

  @TempDir Path folder;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void publish() throws IOException {
    file = Sample.publish(folder.resolve("index.vec"), Sample.vectors(1, 3, 20));
    whole = Files.readAllBytes(file);
    assertEquals(ROWS_AT + 3 * 128, whole.length);
  }

  private IndexFormatException refusal(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    return assertThrows(
        IndexFormatException.class,
        () -> {
          try (VectorIndex index = VectorIndex.open(file)) {
            index.verify();
          }
        });
  }

  private IndexFormatException headerRefusal(byte[] bytes, int length) {
    ByteBuffer header = ByteBuffer.wrap(bytes, 0, length).slice();
    return assertThrows(IndexFormatException.class, () -> IndexHeader.decode(header, file));
  }

  @Test
  void everyChangedHeaderByteIsRefused() {
    Random random = new Random(2);
    for (int at = 0; at < ROWS_AT; at++) {
      byte[] bytes = whole.clone();
      bytes[at] ^= (byte) (1 + random.nextInt(255));
      assertEquals("header", headerRefusal(bytes, ROWS_AT).section());
    }
  }

  @Test
  void everyChangedRowByteIsFoundByVerify() throws IOException {
    for (int at = ROWS_AT; at < whole.length; at++) {
      byte[] bytes = whole.clone();
      bytes[at] ^= 0x40;
      assertEquals("rows", refusal(bytes).section());
    }
  }

  @Test
  void everyTruncatedHeaderIsRefused() throws IOException {
    for (int length = 0; length < ROWS_AT; length++) {
      assertEquals("header", headerRefusal(whole, length).section());
    }
    for (int length : new int[] {0, 1, 8, 52, 56, ROWS_AT - 1}) {
      assertEquals("header", refusal(Arrays.copyOf(whole, length)).section());
    }
  }

  @Test
  void everyTruncationOfTheRowsIsRefusedAtOpen() throws IOException {
    for (int length = ROWS_AT; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      var e = assertThrows(IndexFormatException.class, () -> VectorIndex.open(file).close());
      assertEquals("rows", e.section());
    }
  }

  @Test
  void anythingBehindTheRowsIsRefused() throws IOException {
    var e = refusal(Arrays.copyOf(whole, whole.length + 1));
    assertEquals(file + ": rows: must be 4480: fileBytes=4481", e.getMessage());
  }

  /** A forged header has a right checksum, so that every other rule must hold by itself. */
  @Test
  void forgedFieldsAreRefusedByTheirOwnRule() throws IOException {
    assertRule("must be >= 1 and <= 3: formatVersion=4", forged(8, 4));
    assertRule("must be >= 1 and <= 4096: dimension=0", forged(12, 0));
    assertRule("must be >= 1 and <= 4096: dimension=4097", forged(12, 4097));
    assertRule("must be >= 1 and <= 4096: dimension=-1", forged(12, -1));
    assertRule("must be >= 0 and <= 2147483639: count=12884901891", forged(20, 3));
    assertRule("must be >= 0 and <= 2147483639: count=-4294967293", forged(20, -1));
    assertRule("must be 512: rowsBytes=384", forged(16, 4));
    assertRule("must be 128: strideBytes=64", forged(24, 64));
    assertRule("must be 0: flags=1", forged(28, 1));
    assertRule("must be 4096: rowsOffset=0", forged(32, 0));
    assertRule("must be 384: rowsBytes=385", forged(40, 385));
  }

  private void assertRule(String rule, byte[] bytes) throws IOException {
    assertEquals(file + ": header: " + rule, refusal(bytes).getMessage());
  }

  private byte[] forged(int at, int value) {
    ByteBuffer bytes = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(at, value);
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(0, 52));
    return bytes.putInt(52, (int) crc.getValue()).array();
  }

  @Test
  void randomForgeriesAreRefusedOrHarmless() throws IOException {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = forged(8 + random.nextInt(40), random.nextInt());
      Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
      assertThrows(IndexFormatException.class, () -> VectorIndex.open(file).close());
    }
  }

  @Test
  void anotherKindOfFileIsToldByItsMagic() throws IOException {
    Arrays.fill(whole, (byte) 'x');
    var e = refusal(whole);
    assertTrue(String.valueOf(e.getMessage()).endsWith(": header: magic must be \"PFMVEC\\r\\n\""));
  }
}
