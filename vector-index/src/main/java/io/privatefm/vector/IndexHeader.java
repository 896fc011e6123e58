package io.privatefm.vector;

import io.privatefm.vector.kernel.CodeKernel;
import io.privatefm.vector.kernel.Kernel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The first 4,096 bytes of an index file, and with them the layout of the whole file;
 * little-endian.
 *
 * <pre>
 * offset  bytes  field
 *      0      8  magic         50 46 4d 56 45 43 0d 0a ("PFMVEC", CR, LF: a text transfer breaks it)
 *      8      4  formatVersion 1: rows only; 2: rows and lists
 *     12      4  dimension     1 … 4,096; with lists 2 … 1,024
 *     16      8  count         vectors, 0 … 2,147,483,639
 *     24      4  strideBytes   from row to row: dimension × 4, rounded up to a multiple of 64
 *     28      4  flags         0
 *     32      8  rowsOffset    4,096: a page, so that rows stay aligned to 64 bytes when mapped
 *     40      8  rowsBytes     count × strideBytes
 *     48      4  rowsCrc32c    of the rows section
 * version 1:
 *     52      4  headerCrc32c  of bytes 0 … 51
 *     56  4,040  reserved      0
 * version 2:
 *     52      4  lists         1 … 1,048,576
 *     56      8  blocks        of 64 codes, in all lists together
 *     64     32  sectionCrc32c eight, of the {@link Section}s behind the rows
 *     96      4  byteStep      float32: what 1 stands for in the section of bytes; 0: there is none
 *    100      4  efforts       0 … 16
 *    104         effort        {float32 recall, int32 lists, int32 rescored}, by rising recall
 *    296  3,796  reserved      0
 *  4,092      4  headerCrc32c  of bytes 0 … 4,091
 *
 *  4,096         rows          count rows of float32[dimension], each padded with zeros to the stride
 *                sections      of version 2, in the order of {@link Section}, each at a multiple of 64
 * </pre>
 *
 * <p>The file ends where its last section ends. All components are finite, and no vector is all
 * zero.
 *
 * @param lists 0 in version 1
 * @param byteStep 0 for {@link Profile#COMPACT}, more for {@link Profile#FAST}
 * @param sectionCrcs one for each {@link Section}, or none in version 1
 */
record IndexHeader(
    int dimension,
    int count,
    int rowsCrc,
    int lists,
    long blocks,
    float byteStep,
    List<Integer> sectionCrcs,
    List<MeasuredEffort> efforts) {
  static final int BYTES = 4096;
  static final String HEADER = "header";
  static final String ROWS = "rows";
  static final int MAX_EFFORTS = 16;

  private static final long MAGIC = 0x0a0d4345564d4650L;
  private static final int ALIGNMENT = 64;
  private static final int EFFORT_BYTES = 12;

  /** What follows the rows of version 2. */
  enum Section {
    CENTROIDS("centroids"),
    CENTROID_BOOKS("centroid books"),
    CENTROID_CODES("centroid codes"),
    LISTS("lists"),
    BOOKS("books"),
    CODES("codes"),
    IDS("ids"),
    BYTES("bytes");

    final String title;

    Section(String title) {
      this.title = title;
    }

    /** How many sections come before it. */
    int place() {
      return Arrays.asList(values()).indexOf(this);
    }
  }

  /** A header of version 1. */
  IndexHeader(int dimension, int count, int rowsCrc) {
    this(dimension, count, rowsCrc, 0, 0, 0, List.of(), List.of());
  }

  static int strideBytes(int dimension) {
    return (dimension + Kernel.LANES - 1) / Kernel.LANES * Kernel.LANES * Float.BYTES;
  }

  int strideBytes() {
    return strideBytes(dimension);
  }

  long rowsBytes() {
    return (long) count * strideBytes();
  }

  boolean hasLists() {
    return lists > 0;
  }

  private int formatVersion() {
    return hasLists() ? 2 : 1;
  }

  /** Pairs of subspaces: four dimensions each. */
  int pairs() {
    return (dimension + 3) / 4;
  }

  /** From row to row in the section of bytes: the dimension, rounded up to a multiple of 16. */
  int byteStrideBytes() {
    return strideBytes() / Float.BYTES;
  }

  /** The bytes of a section of version 2. */
  long bytes(Section section) {
    long blockBytes = CodeKernel.blockBytes(pairs());
    return switch (section) {
      case CENTROIDS -> (long) lists * strideBytes();
      case CENTROID_BOOKS, BOOKS -> 4L * pairs() * 4 * CodeKernel.CODEWORDS;
      case CENTROID_CODES -> (lists + CodeKernel.BLOCK - 1L) / CodeKernel.BLOCK * blockBytes;
      case LISTS -> 12L * lists;
      case CODES -> blocks * blockBytes;
      case IDS -> blocks * CodeKernel.BLOCK * Integer.BYTES;
      case BYTES -> byteStep == 0 ? 0 : blocks * CodeKernel.BLOCK * byteStrideBytes();
    };
  }

  /** Where a section of version 2 begins. */
  long offset(Section section) {
    long at = BYTES + rowsBytes();
    for (Section before : Section.values()) {
      at = paddedTo(at);
      if (before == section) {
        break;
      }
      at += bytes(before);
    }
    return at;
  }

  /** Where the section behind one that ends here begins. */
  static long paddedTo(long end) {
    return (end + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  long fileBytes() {
    return hasLists() ? offset(Section.BYTES) + bytes(Section.BYTES) : BYTES + rowsBytes();
  }

  ByteBuffer encode() {
    ByteBuffer header = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(MAGIC).putInt(formatVersion()).putInt(dimension).putLong(count);
    header.putInt(strideBytes()).putInt(0).putLong(BYTES).putLong(rowsBytes()).putInt(rowsCrc);
    if (hasLists()) {
      header.putInt(lists).putLong(blocks);
      sectionCrcs.forEach(header::putInt);
      header.putFloat(byteStep).putInt(efforts.size());
      for (MeasuredEffort effort : efforts) {
        header.putFloat((float) effort.recall());
        header.putInt(effort.effort().lists()).putInt(effort.effort().rescored());
      }
    }
    int crcAt = crcAt(formatVersion());
    header.putInt(crcAt, crc(header, crcAt));
    return header.clear();
  }

  private static int crcAt(int formatVersion) {
    return formatVersion == 1 ? 52 : BYTES - Integer.BYTES;
  }

  private static int crc(ByteBuffer header, int bytes) {
    CRC32C crc = new CRC32C();
    crc.update(header.slice(0, bytes));
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
    int version = (int) rules.within("formatVersion", header.getInt(8), 1, 2);
    int crcAt = crcAt(version);
    rules.equal("headerCrc32c", crc(header, crcAt), header.getInt(crcAt));
    boolean hasLists = version == 2;
    int least = hasLists ? 2 : 1;
    int most = hasLists ? Profile.MAX_INVERTED_DIMENSION : VectorIndex.MAX_DIMENSION;
    int dimension = (int) rules.within("dimension", header.getInt(12), least, most);
    int count = (int) rules.within("count", header.getLong(16), 0, VectorIndex.MAX_SIZE);
    IndexHeader rows = new IndexHeader(dimension, count, header.getInt(48));
    rules.equal("strideBytes", rows.strideBytes(), header.getInt(24));
    rules.equal("flags", 0, header.getInt(28));
    rules.equal("rowsOffset", BYTES, header.getLong(32));
    rules.equal("rowsBytes", rows.rowsBytes(), header.getLong(40));
    IndexHeader read = hasLists ? rows.withLists(header, rules) : rows;
    int usedBytes = hasLists ? 104 + read.efforts.size() * EFFORT_BYTES : 56;
    for (int at = usedBytes; at < (hasLists ? crcAt : BYTES); at++) {
      rules.check(header.get(at) == 0, "reserved bytes must be 0");
    }
    return read;
  }

  private IndexHeader withLists(ByteBuffer header, Rules rules) {
    int read = (int) rules.within("lists", header.getInt(52), 1, IndexOptions.MAX_LISTS);
    long least = (count + CodeKernel.BLOCK - 1L) / CodeKernel.BLOCK;
    long blocks = rules.within("blocks", header.getLong(56), least, least + read);
    float step = header.getFloat(96);
    rules.check(step >= 0 && step <= Float.MAX_VALUE, "must be >= 0: byteStep=" + step);
    Integer[] crcs = new Integer[Section.values().length];
    Arrays.setAll(crcs, i -> header.getInt(64 + 4 * i));
    List<MeasuredEffort> efforts = new ArrayList<>();
    int count = (int) rules.within("efforts", header.getInt(100), 0, MAX_EFFORTS);
    for (int at = 104; at < 104 + count * EFFORT_BYTES; at += EFFORT_BYTES) {
      float recall = header.getFloat(at);
      rules.check(recall >= 0 && recall <= 1, "must be >= 0 and <= 1: recall=" + recall);
      int lists = (int) rules.within("effort.lists", header.getInt(at + 4), 1, read);
      int rescored =
          (int) rules.within("effort.rescored", header.getInt(at + 8), 1, VectorIndex.MAX_SIZE);
      efforts.add(new MeasuredEffort(recall, new Effort(lists, rescored)));
    }
    return new IndexHeader(
        dimension, this.count, rowsCrc, read, blocks, step, List.of(crcs), List.copyOf(efforts));
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
