package io.privatefm.vector;

/** How an index is laid out for search. */
public enum Profile {
  /** {@link #EXACT} or {@link #COMPACT}, whichever is expected to answer sooner. */
  AUTO,

  /** Looks at every row: no build, no error. */
  EXACT,

  /**
   * Lists of 4-bit product codes: reads one vector in a few dozen, in d ÷ 4 + 4 bytes each, and
   * scores the best of them exactly.
   */
  COMPACT;

  /** The largest dimension of an inverted index. */
  public static final int MAX_INVERTED_DIMENSION = 1_024;

  /** The smallest dimension of an inverted index. */
  public static final int MIN_INVERTED_DIMENSION = 2;

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
    return possible && size >= FEWEST_INVERTED ? COMPACT : EXACT;
  }
}
