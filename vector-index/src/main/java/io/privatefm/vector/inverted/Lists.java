package io.privatefm.vector.inverted;

import io.privatefm.vector.kernel.CodeKernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The sections of an inverted file, opened: borrowed segments for what is large, arrays for what
 * every search reads. Immutable.
 *
 * <p>Lists are numbered; the blocks of list l are those from {@code firstBlock[l]} on, 64 vectors
 * each, the last one padded.
 */
public final class Lists {
  private static final int CENTROIDS_AT_ONCE = 64;

  final int count;
  final int strideBytes;

  /** {@code float32[list][stride]}, and the same coded, 64 centroids a block. */
  final MemorySegment centroids;

  final MemorySegment centroidCodes;
  final Codebook centroidBook;
  final Groups groups;

  final int[] firstBlock;
  final int[] sizes;

  /** The standard deviation of a residual along a random direction of unit length. */
  final float[] spreads;

  /** The same over all lists. */
  final float meanSpread;

  /** Blocks of residual codes, and {@code int32[block][64]} ids. */
  final MemorySegment codes;

  final MemorySegment ids;
  final Codebook book;

  /** {@code int8[slot][stride]}: the vectors in whole steps; empty where there are none. */
  final MemorySegment bytes;

  final int byteStride;

  private final int size;

  /** The length of the longest centroid. */
  private float reach;

  /** The mean squared length of a vector's centroid. */
  private final double meanSquare;

  /** How many vectors a list holds on average, at least 1. */
  private final int meanSize;

  /**
   * Opens the sections, whose sizes the header has proved.
   *
   * @param listTable {@code {int32 size; float32 spread; float32 error}[list]}
   * @param groups of the lists
   * @param size how many vectors all lists hold
   * @throws IllegalArgumentException rule then value, if the table is not sound
   */
  public Lists(
      int count,
      int size,
      int strideBytes,
      MemorySegment centroids,
      MemorySegment centroidBooks,
      MemorySegment centroidCodes,
      MemorySegment listTable,
      MemorySegment books,
      MemorySegment codes,
      MemorySegment ids,
      MemorySegment bytes,
      Groups groups) {
    this.count = count;
    this.size = size;
    this.strideBytes = strideBytes;
    this.centroids = centroids;
    this.centroidCodes = centroidCodes;
    this.codes = codes;
    this.ids = ids;
    this.bytes = bytes;
    byteStride = strideBytes / Float.BYTES;
    centroidBook = new Codebook(centroidBooks.toArray(Sections.FLOAT));
    book = new Codebook(books.toArray(Sections.FLOAT));
    this.groups = groups;
    firstBlock = new int[count];
    sizes = new int[count];
    spreads = new float[count];
    long held = readTable(listTable, ids.byteSize() / Sections.BLOCK_ID_BYTES);
    meanSpread = meanSpread(held);
    if (held != size) {
      throw new IllegalArgumentException("must be " + size + ": vectors=" + held);
    }
    meanSquare = measureCentroids(held);
    meanSize = Math.max(1, size / Math.max(1, count));
  }

  private long readTable(MemorySegment table, long blocks) {
    int[] entries = table.toArray(Sections.INT); // at once: a read of its own is slow in cold code
    long block = 0;
    long held = 0;
    for (int l = 0; l < count; l++) {
      int size = entries[3 * l];
      spreads[l] = Float.intBitsToFloat(entries[3 * l + 1]);
      float error = Float.intBitsToFloat(entries[3 * l + 2]);
      if (size < 0 || !Sections.isSound(spreads[l]) || !Sections.isSound(error)) {
        throw new IllegalArgumentException(
            "must be >= 0: list="
                + l
                + " size="
                + size
                + " spread="
                + spreads[l]
                + " error="
                + error);
      }
      firstBlock[l] = (int) block;
      sizes[l] = size;
      block += Sections.blocks(size);
      held += size;
      if (block > blocks) {
        break;
      }
    }
    if (block != blocks) {
      throw new IllegalArgumentException("must be " + blocks + ": blocks=" + block);
    }
    return held;
  }

  private float meanSpread(long held) {
    double squares = 0;
    for (int l = 0; l < count; l++) {
      squares += (double) spreads[l] * spreads[l] * sizes[l];
    }
    return (float) Math.sqrt(squares / Math.max(1, held));
  }

  /** Looks at every centroid: how long the longest is, and the mean square over all vectors. */
  private double measureCentroids(long held) {
    int stride = strideBytes / Float.BYTES;
    float[] rows = new float[CENTROIDS_AT_ONCE * stride];
    double squares = 0;
    float most = 0;
    for (int l = 0; l < count; l++) {
      int at = l % CENTROIDS_AT_ONCE;
      if (at == 0) {
        int length = Math.min(CENTROIDS_AT_ONCE, count - l) * stride;
        MemorySegment.copy(centroids, Sections.FLOAT, (long) l * strideBytes, rows, 0, length);
      }
      float square = square(rows, at * stride, stride);
      most = Math.max(most, square);
      squares += (double) square * sizes[l];
    }
    reach = (float) Math.sqrt(most);
    return squares / Math.max(1, held);
  }

  /** By itself, so that it is compiled while the first rows are looked at. */
  private static float square(float[] rows, int from, int length) {
    float square = 0;
    for (int i = from; i < from + length; i++) {
      square += rows[i] * rows[i];
    }
    return square;
  }

  /**
   * The share of vectors' squared length that is left without their centroids: a centroid is the
   * mean of its list, so the two squares add up.
   */
  double share(int dimension) {
    double left = (double) meanSpread * meanSpread * dimension;
    return left / Math.max(Float.MIN_NORMAL, left + meanSquare);
  }

  /** No query of unit length has a larger inner product with a centroid. */
  float reach() {
    return reach;
  }

  /** How many lists there are. */
  public int count() {
    return count;
  }

  /** How many vectors a list holds on average. */
  public int meanSize() {
    return meanSize;
  }

  /**
   * The id in a slot, a position of a block.
   *
   * @throws IndexOutOfBoundsException if the file names an id that is not below the size
   */
  int checkedId(int slot) {
    int id = id(slot);
    check(id);
    return id;
  }

  void check(int id) {
    if (id < 0 || id >= size) {
      throw new IndexOutOfBoundsException("must be >= 0 and < " + size + ": id=" + id);
    }
  }

  /** The id in a slot, a position of a block; whatever the file says. */
  int id(int slot) {
    return ids.getAtIndex(Sections.INT, slot);
  }

  /**
   * Checks that the ids of all lists are the numbers below {@code size}, each once, and that what
   * pads a block is −1.
   *
   * @throws IllegalArgumentException rule then value
   */
  public void checkIds(int size) {
    long[] seen = new long[(int) ((size + 63L) >>> 6)];
    for (int l = 0; l < count; l++) {
      for (int i = 0; i < Sections.blocks(sizes[l]) * CodeKernel.BLOCK; i++) {
        int id = id(firstBlock[l] * CodeKernel.BLOCK + i);
        if (i >= sizes[l]) {
          require(id == -1, "must be -1", id);
        } else {
          require(id >= 0 && id < size, "must be >= 0 and < " + size, id);
          require((seen[id >>> 6] >>> id & 1) == 0, "must be there once", id);
          seen[id >>> 6] |= 1L << id;
        }
      }
    }
  }

  private static void require(boolean holds, String rule, int id) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ": id=" + id);
    }
  }

  /** The layouts of the sections. */
  static final class Sections {
    static final ValueLayout.OfInt INT =
        ValueLayout.JAVA_INT_UNALIGNED.withOrder(java.nio.ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfFloat FLOAT =
        ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(java.nio.ByteOrder.LITTLE_ENDIAN);
    static final long BLOCK_ID_BYTES = 4L * CodeKernel.BLOCK;

    /** An entry of the table of lists, or of groups. */
    static final int TABLE_BYTES = 12;

    private Sections() {}

    static boolean isSound(float deviation) {
      return deviation >= 0 && deviation <= Float.MAX_VALUE;
    }

    static int blocks(int vectors) {
      return (vectors + CodeKernel.BLOCK - 1) / CodeKernel.BLOCK;
    }
  }
}
