package io.privatefm.vector.inverted;

import io.privatefm.vector.inverted.Lists.Sections;
import io.privatefm.vector.kernel.CodeKernel;
import io.privatefm.vector.train.Clustering;
import io.privatefm.vector.train.Codebooks;
import io.privatefm.vector.train.Parallel;
import io.privatefm.vector.train.Progress;
import io.privatefm.vector.train.Rows;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * Makes the sections of an inverted file: groups rows into lists, in rising order of ids, and codes
 * what is left of each when its centroid is taken off.
 *
 * <p>The outcome depends on rows, lists and seed, not on the number of threads.
 */
public final class ListsEncoder {
  /** Rows coded at a time by one thread. */
  private static final int PART = 4_096;

  /** So many rows tell how far rows are from their centroids. */
  private static final int WEIGHED = 20_000;

  private ListsEncoder() {}

  /**
   * The sections in the order of the file: centroids, their codebooks, their codes, the table of
   * lists, codebooks, codes, ids, bytes, the table of groups, their points.
   *
   * @param byteStep what 1 stands for in the bytes, or 0 for no bytes
   * @param arena where the sections live
   */
  public static List<MemorySegment> encode(
      Rows rows,
      int lists,
      float byteStep,
      long seed,
      int threads,
      Progress progress,
      Arena arena) {
    Clustering clustering = Clustering.train(rows, lists, seed, threads, progress);
    int[] assigned = clustering.assign(rows, threads, progress);
    Grouped grouped = Grouped.of(clustering.centroids(), rows, seed + 2, threads);
    grouped.renumber(assigned);
    float[] centroids = grouped.centroids();
    Codebooks books = Codebooks.train(rows, assigned, centroids, seed, threads);
    MemorySegment centroidSegment = floats(centroids, arena);
    Rows centroidRows = new Rows(centroidSegment, lists, rows.dimension(), rows.strideBytes());
    Codebooks centroidBooks =
        Codebooks.train(centroidRows, grouped.groups(), grouped.points(), seed + 1, threads);

    Coded coded = new Coded(rows, lists, assigned, centroids, books, byteStep, arena);
    coded.fill(threads, progress);
    Coded centroidsCoded =
        new Coded(
            centroidRows,
            grouped.count(),
            grouped.groups(),
            grouped.points(),
            centroidBooks,
            0,
            arena);
    centroidsCoded.fill(threads, Progress.NONE);
    return List.of(
        centroidSegment,
        floats(centroidBooks.books(), arena),
        centroidsCoded.codes,
        coded.table(arena),
        floats(books.books(), arena),
        coded.codes,
        coded.ids,
        coded.bytes,
        centroidsCoded.table(arena),
        floats(grouped.points(), arena));
  }

  private static MemorySegment floats(float[] values, Arena arena) {
    MemorySegment segment = arena.allocate(4L * values.length, 64);
    MemorySegment.copy(values, 0, segment, Sections.FLOAT, 0, values.length);
    return segment;
  }

  /** Rows grouped into lists and coded. */
  private static final class Coded {
    private final Rows rows;
    private final int[] assigned;
    private final float[] centroids;
    private final Codebooks books;
    private final int strideFloats;
    private final int[] sizes;
    private final long[] slots;
    private final double[] squares;
    private final double[] errors;
    private final float byteStep;
    private final float weight;
    final MemorySegment codes;
    final MemorySegment ids;
    final MemorySegment bytes;

    Coded(
        Rows rows,
        int lists,
        int[] assigned,
        float[] centroids,
        Codebooks books,
        float byteStep,
        Arena arena) {
      this.rows = rows;
      this.assigned = assigned;
      this.centroids = centroids;
      this.books = books;
      this.byteStep = byteStep;
      strideFloats = rows.strideBytes() / Float.BYTES;
      sizes = new int[lists];
      squares = new double[lists];
      errors = new double[lists];
      slots = new long[rows.count()];
      weight =
          Encoder.weight(Residuals.share(rows, assigned, centroids, WEIGHED), rows.dimension());
      for (int list : assigned) {
        sizes[list]++;
      }
      long[] next = new long[lists];
      long blocks = 0;
      for (int l = 0; l < lists; l++) {
        next[l] = blocks * CodeKernel.BLOCK;
        blocks += Sections.blocks(sizes[l]);
      }
      for (int row = 0; row < slots.length; row++) {
        slots[row] = next[assigned[row]]++;
      }
      codes = arena.allocate(blocks * CodeKernel.blockBytes(books.subspaces() / 2), 64);
      ids = arena.allocate(blocks * Sections.BLOCK_ID_BYTES, 64);
      ids.fill((byte) -1);
      bytes = arena.allocate(byteStep == 0 ? 0 : blocks * CodeKernel.BLOCK * strideFloats, 64);
    }

    void fill(int threads, Progress progress) {
      int parts = (rows.count() + PART - 1) / PART;
      double[][] partSquares = new double[parts][];
      double[][] partErrors = new double[parts][];
      java.util.concurrent.atomic.AtomicLong done = new java.util.concurrent.atomic.AtomicLong();
      Parallel.run(
          threads,
          parts,
          () -> {
            float[] vector = new float[strideFloats];
            float[] residual = new float[strideFloats];
            byte[] code = new byte[books.subspaces()];
            Encoder encoder = new Encoder(books, weight);
            return part -> {
              int end = Math.min(rows.count(), (part + 1) * PART);
              partSquares[part] = new double[end - part * PART];
              partErrors[part] = new double[end - part * PART];
              for (int row = part * PART; row < end; row++) {
                partSquares[part][row - part * PART] = residual(row, vector, residual);
                partErrors[part][row - part * PART] = encoder.encode(vector, residual, code);
                put(row, code);
              }
              progress.at("coding", done.addAndGet(end - part * PART), rows.count());
            };
          });
      for (int row = 0; row < rows.count(); row++) {
        squares[assigned[row]] += partSquares[row / PART][row % PART];
        errors[assigned[row]] += partErrors[row / PART][row % PART];
      }
    }

    /** Takes the centroid off a row; returns the squared length of what is left. */
    private double residual(int row, float[] vector, float[] residual) {
      rows.copy(row, 0, rows.dimension(), vector);
      if (byteStep > 0) {
        keep(slots[row] * strideFloats, vector);
      }
      int centroid = assigned[row] * strideFloats;
      double square = 0;
      for (int i = 0; i < rows.dimension(); i++) {
        residual[i] = vector[i] - centroids[centroid + i];
        square += (double) residual[i] * residual[i];
      }
      return square;
    }

    private void keep(long at, float[] vector) {
      for (int i = 0; i < rows.dimension(); i++) {
        bytes.set(ValueLayout.JAVA_BYTE, at + i, (byte) Math.round(vector[i] / byteStep));
      }
    }

    /** Puts a code into its place. */
    private void put(int row, byte[] code) {
      long slot = slots[row];
      long block = slot / CodeKernel.BLOCK;
      int pairs = code.length / 2;
      long at =
          block * CodeKernel.blockBytes(pairs) + CodeKernel.byteOf((int) (slot % CodeKernel.BLOCK));
      for (int pair = 0; pair < pairs; pair++, at += CodeKernel.BLOCK) {
        codes.set(ValueLayout.JAVA_BYTE, at, (byte) (code[2 * pair] | code[2 * pair + 1] << 4));
      }
      ids.set(Sections.INT, 4 * slot, row);
    }

    /** {@code {int32 size; float32 spread; float32 error}[list]}. */
    MemorySegment table(Arena arena) {
      MemorySegment table = arena.allocate(12L * sizes.length, 64);
      for (int l = 0; l < sizes.length; l++) {
        table.setAtIndex(Sections.INT, 3L * l, sizes[l]);
        double components = (double) Math.max(1, sizes[l]) * rows.dimension();
        table.setAtIndex(Sections.FLOAT, 3L * l + 1, (float) Math.sqrt(squares[l] / components));
        table.setAtIndex(Sections.FLOAT, 3L * l + 2, (float) Math.sqrt(errors[l] / components));
      }
      return table;
    }
  }
}
