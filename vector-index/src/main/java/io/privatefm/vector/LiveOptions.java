package io.privatefm.vector;

/**
 * How a live index consolidates, and how far writers may run ahead.
 *
 * @param index how bases are built; with {@link Similarity#COSINE} what is inserted is scaled too
 * @param share a consolidation begins by itself, in the background, when so many times the base's
 *     vectors have changed; 0 for never
 * @param most the delta holds at most so many times the base's vectors, but {@value #FEWEST_MOST}
 *     in any case: then inserts and replacements are refused with a {@link DeltaFullException}
 *     until a consolidation ends. More than {@code share}
 */
public record LiveOptions(IndexOptions index, double share, double most) {
  /** Builds as {@link IndexOptions#DEFAULT}, after a tenth has changed; holds once the base. */
  public static final LiveOptions DEFAULT = new LiveOptions(IndexOptions.DEFAULT, 0.1, 1);

  /** Fewer changes than this never begin a consolidation by themselves. */
  static final int FEWEST_CHANGES = 1_000;

  /** The least that a delta may hold, for small bases. */
  static final int FEWEST_MOST = 10_000;

  public LiveOptions {
    if (!(share >= 0)) {
      throw new IllegalArgumentException("must be >= 0: share=" + share);
    }
    if (!(most > share)) {
      throw new IllegalArgumentException("must be > share: most=" + most + " share=" + share);
    }
  }

  /** How many vectors a delta holds at most. */
  int most(int baseSize) {
    return (int) Math.max(FEWEST_MOST, most * baseSize); // saturates
  }

  /** The same, building bases so. */
  public LiveOptions with(IndexOptions other) {
    return new LiveOptions(other, share, most);
  }

  /** The same, beginning at this share of changes. */
  public LiveOptions withShare(double other) {
    return new LiveOptions(index, other, most);
  }

  /** The same, with a delta that holds so many times the base's vectors. */
  public LiveOptions withMost(double other) {
    return new LiveOptions(index, share, other);
  }
}
