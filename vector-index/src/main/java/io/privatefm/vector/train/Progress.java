package io.privatefm.vector.train;

/**
 * Told how far a long piece of work is. Called from several threads, also at once, and not always
 * in the order of {@code done}; it is to return soon.
 */
@FunctionalInterface
public interface Progress {
  /** Nobody is told. */
  Progress NONE = (phase, done, total) -> {};

  /**
   * Tells how far a phase is.
   *
   * @param phase what is being done, in a word or two
   * @param done how many rows were done in this phase, of {@code total}
   */
  void at(String phase, long done, long total);
}
