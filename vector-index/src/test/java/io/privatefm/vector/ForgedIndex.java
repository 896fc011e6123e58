package io.privatefm.vector;

import io.privatefm.vector.IndexHeader.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** The bytes of an index with lists, to be changed and given right checksums again. */
final class ForgedIndex {
  static final int LISTS_AT = 52;
  static final int BLOCKS_AT = 56;
  static final int CRCS_AT = 64;

  private static final int HEADER_CRC_AT = IndexHeader.BYTES - Integer.BYTES;

  final ByteBuffer bytes;
  final IndexHeader header;

  ForgedIndex(byte[] whole) {
    bytes = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
    header = IndexHeader.decode(bytes.slice(0, IndexHeader.BYTES), Path.of("forged"));
  }

  int at(Section section) {
    return Math.toIntExact(header.offset(section));
  }

  int bytes(Section section) {
    return Math.toIntExact(header.bytes(section));
  }

  /** Where the number of efforts stands; the efforts follow. */
  int effortsAt() {
    int at = CRCS_AT + 4 * Section.values().length;
    while (bytes.getInt(at) != header.efforts().size()
        || bytes.getFloat(at + 4) != (float) header.efforts().getFirst().recall()) {
      at += 4;
    }
    return at;
  }

  /** Gives the section, and with it the header, right checksums. */
  ForgedIndex seal(Section section) {
    bytes.putInt(CRCS_AT + 4 * section.place(), crc(at(section), bytes(section)));
    return sealHeader();
  }

  ForgedIndex sealHeader() {
    bytes.putInt(HEADER_CRC_AT, crc(0, HEADER_CRC_AT));
    return this;
  }

  private int crc(int at, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(at, length));
    return (int) crc.getValue();
  }

  Path write(Path file) {
    return write(file, bytes.capacity());
  }

  /** Writes the first so many bytes. */
  Path write(Path file, int length) {
    try {
      return Files.write(file, java.util.Arrays.copyOf(bytes.array(), length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
