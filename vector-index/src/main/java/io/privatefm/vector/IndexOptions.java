package io.privatefm.vector;

/**
 * How an index is built. The same vectors, options but for threads, give the same bytes.
 *
 * @param lists how many lists an inverted index has; 0 for what suits its size
 * @param threads how many threads build; 1 or more
 * @param progress told how far the build is
 */
public record IndexOptions(
    Profile profile,
    Similarity similarity,
    int lists,
    long seed,
    int threads,
    IndexProgress progress) {
  /** The most lists of an index. */
  public static final int MAX_LISTS = 1 << 20;

  /** {@link Profile#AUTO}, inner product, all processors. */
  public static final IndexOptions DEFAULT =
      new IndexOptions(
          Profile.AUTO,
          Similarity.INNER_PRODUCT,
          0,
          1,
          Runtime.getRuntime().availableProcessors(),
          IndexProgress.NONE);

  public IndexOptions {
    if (lists < 0 || lists > MAX_LISTS) {
      throw new IllegalArgumentException("must be >= 0 and <= " + MAX_LISTS + ": lists=" + lists);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("must be >= 1: threads=" + threads);
    }
  }

  /** The same with another profile. */
  public IndexOptions with(Profile other) {
    return new IndexOptions(other, similarity, lists, seed, threads, progress);
  }

  /** The same with another similarity. */
  public IndexOptions with(Similarity other) {
    return new IndexOptions(profile, other, lists, seed, threads, progress);
  }

  /** The same with somebody who is told how far the build is. */
  public IndexOptions with(IndexProgress other) {
    return new IndexOptions(profile, similarity, lists, seed, threads, other);
  }

  /** The same with so many lists. */
  public IndexOptions withLists(int other) {
    return new IndexOptions(profile, similarity, other, seed, threads, progress);
  }

  /** The same with another seed. */
  public IndexOptions withSeed(long other) {
    return new IndexOptions(profile, similarity, lists, other, threads, progress);
  }

  /** The same with so many threads. */
  public IndexOptions withThreads(int other) {
    return new IndexOptions(profile, similarity, lists, seed, other, progress);
  }
}
