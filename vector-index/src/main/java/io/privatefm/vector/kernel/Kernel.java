package io.privatefm.vector.kernel;

import java.lang.foreign.MemorySegment;

/**
 * The loops that a search and an interest spend their time in.
 *
 * <p><b>One order of summation.</b> Every kernel, whatever its width, gives the same bits. An inner
 * product is defined as 16 partial sums, partial sum j over the components j, j + 16, j + 32, …,
 * each product rounded before it is added; then the halves are folded: 16 sums to 8 (j with j + 8),
 * to 4, to 2, to 1. So picks do not depend on the machine.
 *
 * <p>Rows lie in a borrowed segment as little-endian float32, their offsets in bytes. Kernels hold
 * no state and allocate nothing.
 */
public interface Kernel {
  /** The number of partial sums of an inner product, and the multiple that rows are padded to. */
  int LANES = 16;

  /** What the kernel is called where one is forced: {@code scalar}, {@code 128}, {@code 256}, … */
  String name();

  /** The kernel of the same width that looks up codes; may be another one at the next call. */
  CodeKernel codes();

  /** The inner product of the first {@code length} components. */
  float dot(float[] a, float[] b, int length);

  /** Adds {@code factor × b} to {@code into}, each product rounded before it is added. */
  void addScaled(float[] into, float factor, float[] b, int length);

  /** Multiplies {@code into} by the factor. */
  void scale(float[] into, float factor, int length);

  /**
   * The inner product of one row and a query that need not be padded.
   *
   * @param offsetBytes where the row begins
   * @param length the dimension
   */
  float score(MemorySegment rows, long offsetBytes, float[] query, int length);

  /**
   * Scores {@code count} rows that lie one behind the other.
   *
   * @param strideBytes the distance of two rows, a multiple of 64
   * @param query padded with zeros to {@code strideBytes / 4} components
   * @param scores receives the scores at 0 … count − 1; must be {@link #LANES} longer than that,
   *     and what lies behind the scores is overwritten
   */
  void scoreRun(
      MemorySegment rows,
      long firstOffsetBytes,
      int strideBytes,
      int count,
      float[] query,
      float[] scores);

  /** Scores the rows {@code ids[0 … count − 1]} of a table that begins at {@code baseBytes}. */
  void scoreEach(
      MemorySegment rows,
      long baseBytes,
      int strideBytes,
      int[] ids,
      int count,
      float[] query,
      float[] scores);

  /**
   * The first position from {@code from} on, below {@code to}, whose score exceeds the threshold;
   * {@code to} if there is none. NaN exceeds nothing.
   */
  int firstAbove(float[] scores, int from, int to, float threshold);

  /**
   * Told at the opening of an index, so that a kernel may get ready for such rows; returns at once.
   *
   * @param rows the rows section, borrowed until it is closed
   * @param count how many rows there are
   */
  default void warmUp(MemorySegment rows, int strideBytes, int count) {}
}
