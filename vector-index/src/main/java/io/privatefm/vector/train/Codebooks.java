package io.privatefm.vector.train;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What residuals are coded with: 16 codewords for every two dimensions, learned by k-means (Jégou,
 * Douze and Schmid, Product Quantization for Nearest Neighbor Search, IEEE Transactions on Pattern
 * Analysis and Machine Intelligence 2011).
 *
 * <p>All clusters share the books. A subspace beyond the dimension holds zeros. Immutable, and open
 * to any number of threads.
 */
public final class Codebooks {
  /** The codewords of a subspace. */
  public static final int CODEWORDS = 16;

  /** The floats of a subspace's book: the first components of all codewords, then the second. */
  static final int BOOK_FLOATS = 2 * CODEWORDS;

  private static final int SAMPLE = 50_000;

  /** Subspaces learned together: their components fill a cache line of each row. */
  private static final int SUBSPACES_PER_PART = 8;

  private final int subspaces;
  private final float[] books;

  private Codebooks(int subspaces, float[] books) {
    this.subspaces = subspaces;
    this.books = books;
  }

  /** The books as a file has them; not copied. */
  public static Codebooks of(int subspaces, float[] books) {
    if (subspaces < 1 || books.length != (long) subspaces * BOOK_FLOATS) {
      throw new IllegalArgumentException(
          "must be " + (long) subspaces * BOOK_FLOATS + ": books.length=" + books.length);
    }
    return new Codebooks(subspaces, books);
  }

  /**
   * Learns the books of the residuals: each row less the centroid of its cluster.
   *
   * @param assigned the cluster of each row
   * @param centroids float[clusters × strideFloats], padded as the rows are
   */
  public static Codebooks train(
      Rows rows, int[] assigned, float[] centroids, long seed, int threads) {
    if (assigned.length != rows.count()) {
      throw new IllegalArgumentException(
          "must be " + rows.count() + ": assigned.length=" + assigned.length);
    }
    Sample sample = Sample.random(rows, SAMPLE, new SplittableRandom(seed));
    int pairs = (rows.dimension() + 1) / 2;
    int subspaces = pairs + pairs % 2;
    float[] books = new float[subspaces * BOOK_FLOATS];
    int parts = (pairs + SUBSPACES_PER_PART - 1) / SUBSPACES_PER_PART;
    Parallel.run(
        threads,
        parts,
        () ->
            part -> {
              int first = part * SUBSPACES_PER_PART;
              int count = Math.min(SUBSPACES_PER_PART, pairs - first);
              float[][] columns = residuals(sample, assigned, centroids, 2 * first, 2 * count);
              for (int i = 0; i < count; i++) {
                float[] book =
                    new PlanarMeans(columns[2 * i], columns[2 * i + 1])
                        .train(new SplittableRandom(seed + 1 + first + i));
                System.arraycopy(book, 0, books, (first + i) * BOOK_FLOATS, BOOK_FLOATS);
              }
            });
    return new Codebooks(subspaces, books);
  }

  /** Some components of the residuals, one array for each. */
  private static float[][] residuals(
      Sample sample, int[] assigned, float[] centroids, int first, int components) {
    float[][] columns = new float[components][sample.count()];
    float[] row = new float[components];
    int stride = sample.rows().strideFloats();
    for (int position = 0; position < sample.count(); position++) {
      int id = sample.id(position);
      sample.rows().copy(id, first, components, row);
      int at = assigned[id] * stride + first;
      for (int i = 0; i < components; i++) {
        columns[i][position] = row[i] - centroids[at + i];
      }
    }
    return columns;
  }

  /** The number of subspaces: half the dimension, rounded up to an even number. */
  public int subspaces() {
    return subspaces;
  }

  /**
   * The codewords, {@code float[subspaces][2][16]}: component c of codeword w in subspace s is at
   * (2 s + c) × 16 + w. Not a copy.
   */
  public float[] books() {
    return books;
  }

  /**
   * Codes a residual: in each subspace the nearest codeword, ties by the smaller.
   *
   * @param residual of the dimension, or padded
   * @param codes receives a code of 0 … 15 for each subspace
   */
  public void encode(float[] residual, byte[] codes) {
    int whole = Math.min(subspaces, residual.length / 2);
    for (int subspace = 0; subspace < whole; subspace++) {
      codes[subspace] =
          (byte)
              PlanarMeans.nearest(
                  books,
                  subspace * BOOK_FLOATS,
                  residual[2 * subspace],
                  residual[2 * subspace + 1]);
    }
    Arrays.fill(codes, whole, subspaces, (byte) 0);
    if (whole < subspaces && residual.length % 2 == 1) {
      float last = residual[residual.length - 1];
      codes[whole] = (byte) PlanarMeans.nearest(books, whole * BOOK_FLOATS, last, 0);
    }
  }
}
