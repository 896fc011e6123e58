package io.privatefm.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.zip.CRC32C;

/**
 * The ids of a base that are deleted: {@code bits}, id 0 in the lowest bit of byte 0, then {@code
 * int32 crc32c} of them, little-endian.
 */
final class GoneFile {
  private GoneFile() {}

  static void write(Path file, BitSet gone) {
    byte[] bits = gone.toByteArray();
    ByteBuffer bytes = ByteBuffer.allocate(bits.length + 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(bits).putInt(crc(bits)).flip();
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the ids, all of which must be below {@code size}. */
  static BitSet read(Path file, int size) {
    try {
      byte[] all = Files.readAllBytes(file);
      int length = Math.max(0, all.length - 4);
      byte[] bits = java.util.Arrays.copyOf(all, length);
      BitSet gone = BitSet.valueOf(bits);
      ByteBuffer read = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
      if (all.length < 4 || read.getInt(length) != crc(bits) || gone.length() > size) {
        throw new IndexFormatException(file, "gone", "must be ids of the base with their checksum");
      }
      return gone;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int crc(byte[] bits) {
    CRC32C crc = new CRC32C();
    crc.update(bits);
    return (int) crc.getValue();
  }
}
