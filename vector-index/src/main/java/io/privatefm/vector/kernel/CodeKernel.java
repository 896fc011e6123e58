package io.privatefm.vector.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Looks up 4-bit product codes, 64 vectors at a time (FastScan: André, Kermarrec, Le Scouarnec,
 * VLDB 2015).
 *
 * <p>A block holds the codes of 64 vectors, a row of 64 bytes for every pair of subspaces. In the
 * row of pair p, the vector at position i has its code of subspace 2p in the low and that of 2p + 1
 * in the high half of one byte:
 *
 * <pre>
 * position i    0 … 31   byte 2i            so that even bytes, widened to 16 bits, are positions
 *              32 … 63   byte 2(i − 32) + 1 0 … 31 in order, and odd bytes 32 … 63
 * </pre>
 *
 * <p>A table has 16 bytes a subspace, each at most {@value #MAX_ENTRY}: four of them are added in 8
 * bits before they are widened. The sum of a vector is that of its entries over all subspaces. All
 * is whole numbers, so every kernel gives the same. Kernels hold no state and allocate nothing.
 */
public interface CodeKernel {
  /** Vectors in a block. */
  int BLOCK = 64;

  /** The largest entry of a table. */
  int MAX_ENTRY = 63;

  /** Codewords of a subspace. */
  int CODEWORDS = 16;

  /** The largest number of pairs: sums stay below 2¹⁵. */
  int MAX_PAIRS = 260;

  /** Bytes that must follow the tables of all subspaces, whatever they hold. */
  int TABLE_SLACK = 64;

  /** The bytes of a block. */
  static int blockBytes(int pairs) {
    return pairs * BLOCK;
  }

  /** Where a position's byte is within the row of a pair. */
  static int byteOf(int position) {
    return position < BLOCK / 2 ? 2 * position : 2 * (position - BLOCK / 2) + 1;
  }

  /**
   * Sums up the blocks that lie one behind the other from {@code offsetBytes} on.
   *
   * @param tables 32 bytes a pair, then {@link #TABLE_SLACK}
   * @param bound what a sum must exceed to be marked, at most 32,767
   * @param sums receives 64 sums a block
   * @param marks receives a bit for each position, set where the sum exceeds the bound
   */
  void sum(
      MemorySegment codes,
      long offsetBytes,
      int blocks,
      int pairs,
      byte[] tables,
      int bound,
      short[] sums,
      long[] marks);

  /**
   * Makes the tables of a query: entry j of subspace m is the inner product of the query's two
   * components and codeword j, as a whole number: {@code round((product + offsets[m]) × scale)}.
   *
   * @param query two components a subspace, padded with zeros
   * @param books {@code float32[subspace][component 0 … 1][codeword]}
   * @param offsets one a subspace, at least minus the smallest product there
   * @param scale so that no entry exceeds {@link #MAX_ENTRY}
   */
  void tables(
      float[] query, float[] books, float[] offsets, int subspaces, float scale, byte[] tables);

  /**
   * Scores rows of bytes: the inner products of the query and rows of signed bytes, summed in the
   * order of {@link Kernel}.
   *
   * @param strideBytes from row to row, a multiple of {@link Kernel#LANES}
   * @param rows the numbers of the rows, at 0 … count − 1
   * @param query padded with zeros to {@code strideBytes} components
   * @param scores receives the scores at 0 … count − 1
   */
  void scoreBytes(
      MemorySegment bytes, int strideBytes, int[] rows, int count, float[] query, float[] scores);
}
