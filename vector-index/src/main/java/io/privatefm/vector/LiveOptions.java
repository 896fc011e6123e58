package io.privatefm.vector;

/**
 * How a live index consolidates.
 *
 * @param index how bases are built; with {@link Similarity#COSINE} what is inserted is scaled too
 * @param share a consolidation begins by itself, in the background, when so many times the base's
 *     vectors have changed; 0 for never
 */
public record LiveOptions(IndexOptions index, double share) {
  /** Builds as {@link IndexOptions#DEFAULT}, after a tenth has changed. */
  public static final LiveOptions DEFAULT = new LiveOptions(IndexOptions.DEFAULT, 0.1);

  /** Fewer changes than this never begin a consolidation by themselves. */
  static final int FEWEST_CHANGES = 1_000;

  public LiveOptions {
    if (!(share >= 0)) {
      throw new IllegalArgumentException("must be >= 0: share=" + share);
    }
  }

  /** The same, building bases so. */
  public LiveOptions with(IndexOptions other) {
    return new LiveOptions(other, share);
  }

  /** The same, beginning at this share of changes. */
  public LiveOptions withShare(double other) {
    return new LiveOptions(index, other);
  }
}
