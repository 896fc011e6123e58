package io.privatefm.trainer;

/** Where the vectors of heard tracks come from. */
enum Method {
  /** Word2Vec over sessions. */
  ITEM2VEC,
  /** Alternating least squares over who heard what. */
  ALS,
  /** Word2Vec over sessions and walks over the graph together. */
  GRAPH
}
