package io.privatefm.bench.peer;

import java.io.IOException;
import java.util.List;

/** An open system. Used by one thread. */
public interface Searching extends AutoCloseable {
  /**
   * The efforts to measure, from little to much.
   *
   * @param lengths the lengths of candidate lists that were asked for, for a system that has such a
   *     list; none for its own choice
   */
  List<Effort> efforts(List<Integer> lengths);

  /** What a search needs: graph and vectors, in bytes, wherever they are held. */
  long bytes();

  /**
   * The resident memory of the system, in bytes.
   *
   * @param grown what this process grew by since the system was opened ({@link
   *     Resident#ofThisProcess}), which is the answer for a system that is searched within it
   */
  long residentBytes(long grown);

  /**
   * Asks the queries one after another, in one thread.
   *
   * @param queries {@code float32[count][dimension]} of unit length: the first of the data's
   *     queries
   * @param k how many neighbours of each
   * @param effort the number of one of {@link #efforts}
   */
  Pass run(float[][] queries, int k, int effort) throws IOException;

  @Override
  void close() throws IOException;
}
