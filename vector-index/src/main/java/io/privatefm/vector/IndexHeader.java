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
 *      8      4  formatVersion 1: rows only; 3: rows and lists; 2: rows and lists without groups
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
 * version 3:
 *     52      4  lists         1 … 1,048,576
 *     56      8  blocks        of 64 codes, in all lists together
 *     64     40  sectionCrc32c ten, of the {@link Section}s behind the rows
 *    104      4  byteStep      float32: what 1 stands for in the section of bytes; 0: there is none
 *    108      4  groups        of lists, 1 … 65,536
 *    112      4  groupBlocks   of 64 codes of centroids, in all groups together
 *    116      4  efforts       0 … 16
 *    120         effort        {float32 recall, int32 lists, int32 rescored}, by rising recall
 *    312  3,780  reserved      0
 *  4,092      4  headerCrc32c  of bytes 0 … 4,091
 * version 2: as 3, with eight sections and checksums, without groups and groupBlocks, so that
 *            byteStep is at 96, efforts at 100 and the first effort at 104
 *
 *  4,096         rows          count rows of float32[dimension], each padded with zeros to the stride
 *                sections      of lists, in the order of {@link Section}, each at a multiple of 64
 * </pre>
 *
 * <p>The file ends where its last section ends. All components are finite, and no vector is all
 * zero.
 *
 * @param lists 0 in version 1
 * @param byteStep 0 for {@link Profile#COMPACT}, more for {@link Profile#FAST}
 * @param groups 0 in versions 1 and 2
 * @param groupBlocks 0 in version 1
 * @param sectionCrcs one for each {@link Section}, or none in version 1
 */
record IndexHeader(
    int dimension,
    int count,
    int rowsCrc,
    int lists,
    long blocks,
    float byteStep,
    int groups,
    int groupBlocks,
    List<Integer> sectionCrcs,
    List<MeasuredEffort> efforts) {
  static final int BYTES = 4096;
  static final String HEADER = "header";
  static final String ROWS = "rows";
  static final int MAX_EFFORTS = 16;
  static final int MAX_GROUPS = 1 << 16;

  private static final long MAGIC = 0x0a0d4345564d4650L;
  private static final int ALIGNMENT = 64;
  private static final int EFFORT_BYTES = 12;
  private static final int SECTION_CRCS_AT = 64;

  /** The sections of version 2, the first of those there are by now. */
  private static final int SECTIONS_WITHOUT_GROUPS = 8;

  /** What follows the rows where there are lists. */
  enum Section {
    CENTROIDS("centroids"),
    CENTROID_BOOKS("centroid books"),
    CENTROID_CODES("centroid codes"),
    LISTS("lists"),
    BOOKS("books"),
    CODES("codes"),
    IDS("ids"),
    BYTES("bytes"),
    GROUPS("groups"),
    GROUP_POINTS("group points");

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
    this(dimension, count, rowsCrc, 0, 0, 0, 0, 0, List.of(), List.of());
  }

  IndexHeader withEfforts(List<MeasuredEffort> measured) {
    return new IndexHeader(
        dimension,
        count,
        rowsCrc,
        lists,
        blocks,
        byteStep,
        groups,
        groupBlocks,
        sectionCrcs,
        measured);
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
    return !hasLists() ? 1 : groups == 0 ? 2 : 3;
  }

  /** The sections behind the rows. */
  List<Section> sections() {
    return sections(formatVersion());
  }

  private static List<Section> sections(int formatVersion) {
    List<Section> all = List.of(Section.values());
    return switch (formatVersion) {
      case 1 -> List.of();
      case 2 -> all.subList(0, SECTIONS_WITHOUT_GROUPS);
      default -> all;
    };
  }

  /** Pairs of subspaces: four dimensions each. */
  int pairs() {
    return (dimension + 3) / 4;
  }

  /** From row to row in the section of bytes: the dimension, rounded up to a multiple of 16. */
  int byteStrideBytes() {
    return strideBytes() / Float.BYTES;
  }

  /** The bytes of a section; 0 for one that is not there. */
  long bytes(Section section) {
    long blockBytes = CodeKernel.blockBytes(pairs());
    return switch (section) {
      case CENTROIDS -> (long) lists * strideBytes();
      case CENTROID_BOOKS, BOOKS -> 4L * pairs() * 4 * CodeKernel.CODEWORDS;
      case CENTROID_CODES -> groupBlocks * blockBytes;
      case LISTS -> 12L * lists;
      case CODES -> blocks * blockBytes;
      case IDS -> blocks * CodeKernel.BLOCK * Integer.BYTES;
      case BYTES -> byteStep == 0 ? 0 : blocks * CodeKernel.BLOCK * byteStrideBytes();
      case GROUPS -> 12L * groups;
      case GROUP_POINTS -> (long) groups * strideBytes();
    };
  }

  /** Where a section begins. */
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
    if (!hasLists()) {
      return BYTES + rowsBytes();
    }
    Section last = sections().getLast();
    return offset(last) + bytes(last);
  }

  ByteBuffer encode() {
    ByteBuffer header = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(MAGIC).putInt(formatVersion()).putInt(dimension).putLong(count);
    header.putInt(strideBytes()).putInt(0).putLong(BYTES).putLong(rowsBytes()).putInt(rowsCrc);
    if (hasLists()) {
      header.putInt(lists).putLong(blocks);
      sectionCrcs.forEach(header::putInt);
      header.putFloat(byteStep);
      if (groups > 0) {
        header.putInt(groups).putInt(groupBlocks);
      }
      header.putInt(efforts.size());
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
    int version = (int) rules.within("formatVersion", header.getInt(8), 1, 3);
    int crcAt = crcAt(version);
    rules.equal("headerCrc32c", crc(header, crcAt), header.getInt(crcAt));
    boolean hasLists = version > 1;
    int least = hasLists ? 2 : 1;
    int most = hasLists ? Profile.MAX_INVERTED_DIMENSION : VectorIndex.MAX_DIMENSION;
    int dimension = (int) rules.within("dimension", header.getInt(12), least, most);
    int count = (int) rules.within("count", header.getLong(16), 0, VectorIndex.MAX_SIZE);
    IndexHeader rows = new IndexHeader(dimension, count, header.getInt(48));
    rules.equal("strideBytes", rows.strideBytes(), header.getInt(24));
    rules.equal("flags", 0, header.getInt(28));
    rules.equal("rowsOffset", BYTES, header.getLong(32));
    rules.equal("rowsBytes", rows.rowsBytes(), header.getLong(40));
    IndexHeader read = hasLists ? rows.withLists(header, version, rules) : rows;
    int usedBytes = hasLists ? effortsAt(version) + 4 + read.efforts.size() * EFFORT_BYTES : 56;
    for (int at = usedBytes; at < (hasLists ? crcAt : BYTES); at++) {
      rules.check(header.get(at) == 0, "reserved bytes must be 0");
    }
    return read;
  }

  /** Where the number of efforts stands. */
  private static int effortsAt(int formatVersion) {
    int byteStepAt = byteStepAt(formatVersion);
    return formatVersion == 2 ? byteStepAt + 4 : byteStepAt + 12;
  }

  private static int byteStepAt(int formatVersion) {
    return SECTION_CRCS_AT + 4 * sections(formatVersion).size();
  }

  private IndexHeader withLists(ByteBuffer header, int version, Rules rules) {
    int read = (int) rules.within("lists", header.getInt(52), 1, IndexOptions.MAX_LISTS);
    long least = (count + CodeKernel.BLOCK - 1L) / CodeKernel.BLOCK;
    long blocks = rules.within("blocks", header.getLong(56), least, least + read);
    int stepAt = byteStepAt(version);
    float step = header.getFloat(stepAt);
    rules.within("byteStep", step, Float.MAX_VALUE);
    int groups = 0;
    int groupBlocks = (read + CodeKernel.BLOCK - 1) / CodeKernel.BLOCK;
    if (version > 2) {
      int fewest = groupBlocks;
      groups = (int) rules.within("groups", header.getInt(stepAt + 4), 1, MAX_GROUPS);
      groupBlocks =
          (int)
              rules.within(
                  "groupBlocks", header.getInt(stepAt + 8), fewest, (long) fewest + groups);
    }
    Integer[] crcs = new Integer[sections(version).size()];
    for (int i = 0; i < crcs.length; i++) { // neither lambdas nor strings: they load slowly
      crcs[i] = header.getInt(SECTION_CRCS_AT + 4 * i);
    }
    List<MeasuredEffort> efforts = new ArrayList<>();
    int effortsAt = effortsAt(version);
    int count = (int) rules.within("efforts", header.getInt(effortsAt), 0, MAX_EFFORTS);
    int end = effortsAt + 4 + count * EFFORT_BYTES;
    for (int at = effortsAt + 4; at < end; at += EFFORT_BYTES) {
      float recall = header.getFloat(at);
      rules.within("recall", recall, 1);
      int lists = (int) rules.within("effort.lists", header.getInt(at + 4), 1, read);
      int rescored =
          (int) rules.within("effort.rescored", header.getInt(at + 8), 1, VectorIndex.MAX_SIZE);
      efforts.add(new MeasuredEffort(recall, new Effort(lists, rescored)));
    }
    return new IndexHeader(
        dimension,
        this.count,
        rowsCrc,
        read,
        blocks,
        step,
        groups,
        groupBlocks,
        List.of(crcs),
        List.copyOf(efforts));
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

    void within(String field, float actual, float most) {
      if (!(actual >= 0 && actual <= most)) {
        String limit = most < Float.MAX_VALUE ? " and <= " + (long) most : "";
        check(false, "must be >= 0" + limit + ": " + field + '=' + actual);
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
