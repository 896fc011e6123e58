package io.privatefm.vector.inverted;

import io.privatefm.vector.kernel.CodeKernel;

/**
 * The codewords of every subspace, and how far they reach: 16 points of the plane for every two
 * dimensions. Immutable.
 */
final class Codebook {
  /** {@code float32[subspace][component 0 … 1][codeword]}. */
  final float[] books;

  final int subspaces;

  /** The largest size of a component among the codewords: {@code float32[subspace][component]}. */
  private final float[] reach;

  Codebook(float[] books) {
    this.books = books;
    subspaces = books.length / (2 * CodeKernel.CODEWORDS);
    reach = new float[2 * subspaces];
    for (int i = 0; i < books.length; i++) {
      int component = i / CodeKernel.CODEWORDS;
      reach[component] = Math.max(reach[component], Math.abs(books[i]));
    }
  }

  int pairs() {
    return subspaces / 2;
  }

  int blockBytes() {
    return CodeKernel.blockBytes(pairs());
  }

  /** The largest size that the product of codeword and query can have in this subspace. */
  float reach(float[] query, int subspace) {
    int at = 2 * subspace;
    return Math.abs(query[at]) * reach[at] + Math.abs(query[at + 1]) * reach[at + 1];
  }
}
