package io.privatefm.vector;

/** How an index is laid out for search. */
public enum Profile {
  /**
   * {@link #EXACT}, {@link #FAST} or {@link #COMPACT}: the one that is expected to answer soonest,
   * but {@link #COMPACT} where the bytes that every search touches would exceed 1 GiB.
   */
  AUTO,

  /** Looks at every row: no build, no error. */
  EXACT,

  /**
   * Lists of 4-bit product codes: reads one vector in a few dozen, in d ÷ 4 + 4 bytes each, and
   * scores the best of them exactly.
   */
  COMPACT,

  /**
   * As {@link #COMPACT}, and the vectors once more in order of the lists, a byte a component: ranks
   * candidates by these, so that fewer full vectors are fetched from all over memory.
   */
  FAST;

  /** The largest dimension of an inverted index. */
  public static final int MAX_INVERTED_DIMENSION = 1_024;

  /** The smallest dimension of an inverted index. */
  public static final int MIN_INVERTED_DIMENSION = 2;

  private static final long MOST_HOT_BYTES = 1L << 30;
  private static final int FEWEST_INVERTED = 20_000;

  /**
   * What {@link #AUTO} stands for. An exact scan costs about 0.3 ns a component (of memory), a
   * search in lists some 20 µs and then 1 ns for every vector of the lists it reads; they meet
   * below this many vectors at any dimension (docs/benchmarks/index.md).
   */
  Profile resolved(int size, int dimension) {
    if (this != AUTO) {
      return this;
    }
    boolean possible = dimension >= MIN_INVERTED_DIMENSION && dimension <= MAX_INVERTED_DIMENSION;
    if (!possible || size < FEWEST_INVERTED) {
      return EXACT;
    }
    return size * (long) hotBytes(dimension) <= MOST_HOT_BYTES ? FAST : COMPACT;
  }

  /** What {@link #FAST} reads in the course of searches, a vector. */
  private static int hotBytes(int dimension) {
    return dimension / 4 + dimension + Integer.BYTES;
  }
}
