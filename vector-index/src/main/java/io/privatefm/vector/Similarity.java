package io.privatefm.vector;

/** What makes two vectors similar. */
public enum Similarity {
  /** Their inner product: vectors are stored as they are given. */
  INNER_PRODUCT,

  /**
   * The cosine of their angle: vectors are scaled to unit length as they are added. A query of unit
   * length then scores cosines; another one scores them times its length, in the same order.
   */
  COSINE
}
