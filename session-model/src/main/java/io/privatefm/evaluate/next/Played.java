package io.privatefm.evaluate.next;

/** What is done with tracks that the session held before. */
public enum Played {
  /** They are never predicted, and a position that holds one again is not asked. */
  EXCLUDE,
  /** They are predicted and asked as any other. */
  PREDICT
}
