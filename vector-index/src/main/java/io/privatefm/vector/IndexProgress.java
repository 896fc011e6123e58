package io.privatefm.vector;

/**
 * Told how far the build of an index is: by several threads, but by one at a time, and not always
 * in the order of {@code done}. It is to return soon.
 */
@FunctionalInterface
public interface IndexProgress {
  /** Nobody is told. */
  IndexProgress NONE = (phase, done, total) -> {};

  /**
   * Tells how far a phase is.
   *
   * @param phase what is being done, in a word or two
   * @param done how much was done in this phase, of {@code total}
   */
  void at(String phase, long done, long total);
}
