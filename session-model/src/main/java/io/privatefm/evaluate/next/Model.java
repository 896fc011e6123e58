package io.privatefm.evaluate.next;

/** A trained method; read by any thread. */
@FunctionalInterface
interface Model extends AutoCloseable {
  /** A predictor for one thread. */
  Predictor predictor();

  /** Most tracks that it ever scores for one question; 0 when that has no bound. */
  default int bounded() {
    return 0;
  }

  @Override
  default void close() {}
}
