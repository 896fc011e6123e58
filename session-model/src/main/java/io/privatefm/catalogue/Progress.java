package io.privatefm.catalogue;

/**
 * Hears how far a long work is; called by the threads that work, one at a time, often enough to
 * draw and seldom enough not to cost.
 */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (phase, done, total) -> {};

  /**
   * Called at the start, in between and at the end of a phase.
   *
   * @param phase what is being done, in words for the operator
   * @param done how much of it, in units of the phase's own
   * @param total how much there is, or -1 when nobody knows
   */
  void at(String phase, long done, long total);
}
