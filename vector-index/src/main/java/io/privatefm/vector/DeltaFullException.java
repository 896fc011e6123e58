package io.privatefm.vector;

/**
 * Tells that a {@link LiveIndex} takes no more vectors until it is consolidated: writers outran the
 * consolidation, or nobody called for one. Nothing was changed; the same write succeeds later. A
 * writer on an event loop comes back after a while, and does not wait in a loop of its own.
 */
public final class DeltaFullException extends IllegalStateException {
  private final int most;

  DeltaFullException(int most) {
    super("must be consolidated before more is written: delta=" + most + " vectors");
    this.most = most;
  }

  /** How many vectors the delta holds, which is as many as it may. */
  public int most() {
    return most;
  }
}
