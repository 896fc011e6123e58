package io.privatefm.catalogue;

/** Which vector belongs to which track. */
public enum Match {
  /**
   * By id where the vectors have ids, else by position. Ids that are the row numbers in another
   * order are refused, because both readings would be plausible.
   */
  AUTO,
  /** The n-th vector to the n-th track. */
  POSITION,
  /** By the vector's id; a vector without one has its row number, counted from 0. */
  ID
}
