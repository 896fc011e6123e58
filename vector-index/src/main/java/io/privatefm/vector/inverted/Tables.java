package io.privatefm.vector.inverted;

import io.privatefm.vector.kernel.CodeKernel;

/**
 * A query's look-up tables over one codebook: what every codeword adds to the inner product, in
 * whole steps. Scratch of one thread.
 */
final class Tables {
  private static final float MAX_ROUNDING = 0.5f;

  private final Codebook book;
  private final float[] offsets;
  private float base;
  private float step;
  final byte[] bytes;

  Tables(Codebook book) {
    this.book = book;
    offsets = new float[book.subspaces];
    bytes = new byte[CodeKernel.CODEWORDS * book.subspaces + CodeKernel.TABLE_SLACK];
  }

  /** Makes the tables of a query of unit length, padded with zeros to two components a subspace. */
  void fill(float[] query, CodeKernel kernel) {
    float most = Float.MIN_NORMAL;
    float sum = 0;
    for (int m = 0; m < book.subspaces; m++) {
      offsets[m] = book.reach(query, m);
      sum += offsets[m];
      most = Math.max(most, offsets[m]);
    }
    step = 2 * most / CodeKernel.MAX_ENTRY;
    base = -sum;
    kernel.tables(query, book.books, offsets, book.subspaces, 1 / step, bytes);
  }

  /** The inner product that a sum of entries stands for. */
  float product(int sum) {
    return base + sum * step;
  }

  /** No product's size exceeds it. */
  float reach() {
    return -base + MAX_ROUNDING * step * book.subspaces;
  }

  /** The largest sum that stands for at most this inner product; from −1 to 32,767. */
  int bound(float product) {
    float sum = (product - base) / step;
    return sum >= Short.MAX_VALUE ? Short.MAX_VALUE : sum >= 0 ? (int) sum : -1;
  }
}
