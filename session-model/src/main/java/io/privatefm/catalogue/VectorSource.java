package io.privatefm.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of vectors to build a catalogue from, read once from front to end by one thread. */
public interface VectorSource extends AutoCloseable {
  /** Components of every vector. */
  int dimension();

  /** How many vectors there are, or -1 when only the end tells. */
  long rows();

  /**
   * Reads the next vector as it stands in the source.
   *
   * @param into {@code float32[dimension]}
   * @return false at the end, when nothing was written
   */
  boolean next(float[] into);

  /** Whether {@link #id} tells anything. */
  default boolean hasIds() {
    return false;
  }

  /**
   * The id of the track that the last vector belongs to; null when the source knows vectors by
   * position only.
   */
  @Nullable String id();

  /** Where the last vector stands. */
  Place place();

  /** How the manifest names this source. */
  String name();

  @Override
  void close();

  /** Vectors at hand, by position. */
  static VectorSource of(List<float[]> vectors) {
    return new ListedVectors(vectors);
  }
}
