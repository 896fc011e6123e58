package io.privatefm.vector.inverted;

import io.privatefm.vector.inverted.Lists.Sections;
import io.privatefm.vector.kernel.CodeKernel;
import io.privatefm.vector.kernel.Kernel;
import io.privatefm.vector.train.Codebooks;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * What was added to each list after it was built: numbered rows, coded as the list's own vectors
 * are, 64 a block. One writer, any number of readers, no lock: a count is published after what it
 * counts, and nothing is changed afterwards.
 *
 * <pre>
 * block   codes   as in {@link CodeKernel}
 *         rows    int32[64]
 * </pre>
 */
public final class Tails {
  /** Which rows a search takes. */
  @FunctionalInterface
  public interface Filter {
    /** Whether the row is in force and allowed. */
    boolean takes(int row);
  }

  private static final int PART = 256;

  private final Lists lists;
  private final Arena arena;
  private final Kernel kernel;
  private final Encoder encoder;
  private final Tail[] tails;
  private final float[] halfSquares;
  private final float[] padded;
  private final float[] scores = new float[PART + Kernel.LANES];
  private final byte[] code;

  /** One list's blocks. */
  private static final class Tail {
    volatile MemorySegment[] blocks = {};
    volatile int count;
  }

  /**
   * Empty tails.
   *
   * @param arena shared; borrowed for as long as this is used
   */
  public Tails(Lists lists, int dimension, Arena arena, Kernel kernel) {
    this.lists = lists;
    this.arena = arena;
    this.kernel = kernel;
    Codebooks books = Codebooks.of(lists.book.subspaces, lists.book.books);
    encoder = new Encoder(books, Encoder.weight(lists.share(dimension), dimension));
    code = new byte[lists.book.subspaces];
    padded = new float[lists.strideBytes / Float.BYTES];
    tails = new Tail[lists.count];
    Arrays.setAll(tails, list -> new Tail());
    halfSquares = new float[lists.count];
    for (int list = 0; list < lists.count; list++) {
      copyCentroid(list);
      halfSquares[list] = kernel.dot(padded, padded, padded.length) / 2;
    }
  }

  private void copyCentroid(int list) {
    long at = (long) list * lists.strideBytes;
    MemorySegment.copy(lists.centroids, Sections.FLOAT, at, padded, 0, padded.length);
  }

  /** The list whose centroid is nearest. For the writer. */
  public int nearest(float[] vector) {
    Arrays.fill(padded, 0);
    System.arraycopy(vector, 0, padded, 0, vector.length);
    int nearest = 0;
    float closest = Float.NEGATIVE_INFINITY;
    for (int first = 0; first < lists.count; first += PART) {
      int count = Math.min(PART, lists.count - first);
      long at = (long) first * lists.strideBytes;
      kernel.scoreRun(lists.centroids, at, lists.strideBytes, count, padded, scores);
      for (int i = 0; i < count; i++) {
        float closeness = scores[i] - halfSquares[first + i];
        nearest = closeness > closest ? first + i : nearest;
        closest = Math.max(closest, closeness);
      }
    }
    return nearest;
  }

  /** Makes room in a list, so that adding cannot fail. For the writer. */
  public void reserve(int list) {
    Tail tail = tails[list];
    if (tail.count == tail.blocks.length * CodeKernel.BLOCK) {
      MemorySegment[] more = Arrays.copyOf(tail.blocks, tail.blocks.length + 1);
      long bytes = lists.book.blockBytes() + Sections.BLOCK_ID_BYTES;
      more[tail.blocks.length] = arena.allocate(bytes, 64);
      tail.blocks = more;
    }
  }

  /** Codes a vector and adds it to its list. For the writer. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  public void add(int list, float[] vector, int row) {
    copyCentroid(list);
    float[] residual = new float[vector.length];
    for (int i = 0; i < residual.length; i++) {
      residual[i] = vector[i] - padded[i];
    }
    encoder.encode(vector, residual, code);
    Tail tail = tails[list];
    int position = tail.count % CodeKernel.BLOCK;
    MemorySegment block = tail.blocks[tail.count / CodeKernel.BLOCK];
    long at = CodeKernel.byteOf(position);
    for (int pair = 0; pair < code.length / 2; pair++, at += CodeKernel.BLOCK) {
      block.set(ValueLayout.JAVA_BYTE, at, (byte) (code[2 * pair] | code[2 * pair + 1] << 4));
    }
    block.set(Sections.INT, lists.book.blockBytes() + 4L * position, row);
    tail.count++;
  }

  /** How many rows a list's tail has. */
  public int count(int list) {
    return tails[list].count;
  }

  /** The row at a position of a list's tail. */
  public int row(int list, int position) {
    return row(tails[list].blocks[position / CodeKernel.BLOCK], position % CodeKernel.BLOCK);
  }

  private int row(MemorySegment block, int position) {
    return block.get(Sections.INT, lists.book.blockBytes() + 4L * position);
  }

  /** Takes a list's tail into the pool, rows as negative slots: {@code ~row}. */
  void scan(
      Probe probe,
      int list,
      float centre,
      Filter filter,
      boolean strict,
      short[] sums,
      long[] marks,
      CodeKernel codes) {
    int count = tails[list].count;
    if (count == 0) {
      return;
    }
    MemorySegment[] blocks = tails[list].blocks;
    int pairs = lists.book.pairs();
    CandidatePool pool = probe.pool;
    for (int b = 0; b < Sections.blocks(count); b++) {
      int bound = probe.tables.bound(pool.threshold() - centre);
      if (bound >= 2 * pairs * CodeKernel.MAX_ENTRY) {
        return;
      }
      codes.sum(blocks[b], 0, 1, pairs, probe.tables.bytes, bound, sums, marks);
      int left = count - b * CodeKernel.BLOCK;
      long mark = left < CodeKernel.BLOCK ? marks[0] & -1L >>> -left : marks[0];
      for (; mark != 0; mark &= mark - 1) {
        int position = Long.numberOfTrailingZeros(mark);
        int bin = pool.bin(centre + probe.tables.product(sums[position]));
        int row = row(blocks[b], position);
        if (pool.isOpen(bin)) {
          if (strict) {
            pool.see(bin);
          }
          if (filter.takes(row)) {
            pool.add(bin, ~row);
          }
        }
      }
      pool.raise();
    }
  }

  /**
   * Checks that each row below {@code rows} is in one tail, once, and nothing else is.
   *
   * @param listOf the list that each row is to be in
   * @throws IllegalStateException rule then value
   */
  public void check(int rows, java.util.function.IntUnaryOperator listOf) {
    java.util.BitSet seen = new java.util.BitSet();
    for (int list = 0; list < tails.length; list++) {
      for (int position = 0; position < count(list); position++) {
        int row = row(list, position);
        if (row < 0 || row >= rows || seen.get(row) || listOf.applyAsInt(row) != list) {
          throw new IllegalStateException("must be in its list once: row=" + row + " list=" + list);
        }
        seen.set(row);
      }
    }
    if (seen.cardinality() != rows) {
      throw new IllegalStateException("must be " + rows + ": rows in tails=" + seen.cardinality());
    }
  }
}
