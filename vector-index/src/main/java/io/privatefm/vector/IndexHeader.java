package io.privatefm.vector;

import io.privatefm.vector.kernel.Kernel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The first 4,096 bytes of an index file, and with them the layout of the whole file. Version 1,
 * little-endian:
 *
 * <pre>
 * offset  bytes  field
 *      0      8  magic         50 46 4d 56 45 43 0d 0a ("PFMVEC", CR, LF: a text transfer breaks it)
 *      8      4  formatVersion 1
 *     12      4  dimension     1 … 4,096
 *     16      8  count         vectors, 0 … 2,147,483,639
 *     24      4  strideBytes   from row to row: dimension × 4, rounded up to a multiple of 64
 *     28      4  flags         0
 *     32      8  rowsOffset    4,096: a page, so that rows stay aligned to 64 bytes when mapped
 *     40      8  rowsBytes     count × strideBytes
 *     48      4  rowsCrc32c    of the rows section
 *     52      4  headerCrc32c  of bytes 0 … 51
 *     56  4,040  reserved      0
 *  4,096         rows          count rows of float32[dimension], each padded with zeros to the stride
 * </pre>
 *
 * <p>The file ends where the rows end. All components are finite, and no vector is all zero.
 */
record IndexHeader(int dimension, int count, int rowsCrc) {
  static final int BYTES = 4096;
  static final String HEADER = "header";
  static final String ROWS = "rows";

  private static final long MAGIC = 0x0a0d4345564d4650L;
  private static final int FORMAT_VERSION = 1;
  private static final int CHECKED_BYTES = 52;
  private static final int USED_BYTES = 56;

  static int strideBytes(int dimension) {
    return (dimension + Kernel.LANES - 1) / Kernel.LANES * Kernel.LANES * Float.BYTES;
  }

  int strideBytes() {
    return strideBytes(dimension);
  }

  long rowsBytes() {
    return (long) count * strideBytes();
  }

  long fileBytes() {
    return BYTES + rowsBytes();
  }

  ByteBuffer encode() {
    ByteBuffer header = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(MAGIC).putInt(FORMAT_VERSION).putInt(dimension).putLong(count);
    header.putInt(strideBytes()).putInt(0).putLong(BYTES).putLong(rowsBytes()).putInt(rowsCrc);
    header.putInt(crc(header));
    return header.clear();
  }

  private static int crc(ByteBuffer header) {
    CRC32C crc = new CRC32C();
    crc.update(header.slice(0, CHECKED_BYTES));
    return (int) crc.getValue();
  }

  /**
   * Reads the header of a file.
   *
   * @param header the first bytes of the file, as many as there are, at most {@link #BYTES}
   * @param file named in what is thrown
   * @throws IndexFormatException naming the first rule that is broken
   */
  static IndexHeader decode(ByteBuffer header, Path file) {
    header.order(ByteOrder.LITTLE_ENDIAN);
    Rules rules = new Rules(file);
    rules.equal("bytes", BYTES, header.remaining());
    rules.check(header.getLong(0) == MAGIC, "magic must be \"PFMVEC\\r\\n\"");
    rules.equal("formatVersion", FORMAT_VERSION, header.getInt(8));
    rules.equal("headerCrc32c", crc(header), header.getInt(CHECKED_BYTES));
    int dimension =
        (int) rules.within("dimension", header.getInt(12), 1, VectorIndex.MAX_DIMENSION);
    int count = (int) rules.within("count", header.getLong(16), 0, VectorIndex.MAX_SIZE);
    IndexHeader read = new IndexHeader(dimension, count, header.getInt(48));
    rules.equal("strideBytes", read.strideBytes(), header.getInt(24));
    rules.equal("flags", 0, header.getInt(28));
    rules.equal("rowsOffset", BYTES, header.getLong(32));
    rules.equal("rowsBytes", read.rowsBytes(), header.getLong(40));
    for (int at = USED_BYTES; at < BYTES; at++) {
      rules.check(header.get(at) == 0, "reserved bytes must be 0");
    }
    return read;
  }

  /** The rules of a header, rule then value. */
  private record Rules(Path file) {
    void check(boolean holds, String rule) {
      if (!holds) {
        throw new IndexFormatException(file, HEADER, rule);
      }
    }

    void equal(String field, long wanted, long actual) {
      if (actual != wanted) {
        check(false, "must be " + wanted + ": " + field + '=' + actual);
      }
    }

    long within(String field, long actual, long least, long most) {
      if (actual < least || actual > most) {
        check(false, "must be >= " + least + " and <= " + most + ": " + field + '=' + actual);
      }
      return actual;
    }
  }
}
