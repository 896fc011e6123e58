package io.privatefm.vector;

/**
 * The scratch with which one thread, or one event loop, searches an index again and again.
 *
 * <p>Not for two threads at once. A search allocates nothing. A searcher holds no resource of its
 * own and ends with its index.
 */
public sealed interface Searcher permits ExactSearcher, InvertedSearcher, LiveSearcher {
  /**
   * Replaces what is in {@code into} by the {@code into.capacity()} allowed vectors with the
   * largest inner product with {@code query}, best first, ties by the smaller id.
   *
   * <p>Fewer come back when fewer are allowed. A vector whose inner product overflows to NaN is not
   * a neighbour. A zero query scores everything 0.
   *
   * @param query {@code float32[dimension]}, finite; borrowed for the call
   * @param allowed which ids may be answered; borrowed for the call, ids beyond the index are
   *     ignored
   * @param into where the answer goes; borrowed for the call
   * @throws IllegalArgumentException if the query has another dimension or is not finite
   * @throws IllegalStateException if the index is closed, also while this search runs; {@code into}
   *     then holds no answer
   */
  void search(float[] query, Allowed allowed, Neighbours into);

  /**
   * The same at an effort other than the index's own; an approximate search finds more or less of
   * the true neighbours with it.
   */
  void search(float[] query, Effort effort, Allowed allowed, Neighbours into);

  /**
   * Searches with several queries together, such as the interests of a station: what they share is
   * read once. Query i is answered in {@code into[i]}, as it would be alone.
   *
   * @param queries at least {@code count}, borrowed for the call
   * @param count how many queries there are
   * @param into at least {@code count}, no list twice; each may want another number of neighbours
   */
  void search(float[][] queries, int count, Effort effort, Allowed allowed, Neighbours[] into);

  /**
   * The exact inner products of stored vectors and a query, to the bit what {@link
   * VectorIndex#score} gives for each, several times as fast.
   *
   * @param ids below the size of the index, in any order; borrowed for the call
   * @param count how many of them, from the front
   * @param query {@code float32[dimension]}, finite; borrowed for the call
   * @param into receives the products in the order of the ids
   */
  void score(int[] ids, int count, float[] query, float[] into);
}
