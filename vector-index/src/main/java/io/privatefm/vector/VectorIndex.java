package io.privatefm.vector;

import io.privatefm.vector.kernel.Kernels;
import java.nio.file.Path;
import java.util.List;

/**
 * An index of vectors in one memory-mapped file, answering which of them have the largest inner
 * product with a query.
 *
 * <p>Ids run from 0 to {@link #size()} − 1, in the order in which {@link IndexBuilder} was given
 * the vectors. All methods but {@link #close()} may be called by any number of threads at once; a
 * {@link Searcher} belongs to one thread.
 *
 * <p>The type is sealed so that it can grow: a live delta comes as a further implementation, and
 * callers stay as they are.
 */
public sealed interface VectorIndex extends AutoCloseable
    permits ExactIndex, InvertedIndex, LiveIndex {
  /** The largest dimension of an index. */
  int MAX_DIMENSION = 4096;

  /** The largest number of vectors in an index. */
  int MAX_SIZE = Integer.MAX_VALUE - 8;

  /**
   * Maps the file and checks its header, version and sizes. Checksums are checked by {@link
   * #verify()}.
   *
   * @throws IndexFormatException if the file is not a whole index of a version known here
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  static VectorIndex open(Path file) {
    return IndexFile.open(file, Kernels.chosen());
  }

  /** How many vectors are in the index; ids are below it. */
  int size();

  /** How many components each vector has. */
  int dimension();

  /**
   * Copies the stored vector {@code id} into the first {@link #dimension()} elements of {@code
   * into}.
   */
  void copyVector(int id, float[] into);

  /**
   * The exact inner product of the stored vector {@code id} and {@code query}, to the bit what a
   * search reports for it. A query that is not finite gives what the arithmetic gives.
   */
  float score(int id, float[] query);

  /** A new searcher: the scratch of one thread or event loop, to be kept and used again. */
  Searcher searcher();

  /** How the index is laid out; never {@link Profile#AUTO}. */
  Profile profile();

  /** How many lists an inverted index has; 0 for one that has none. */
  default int listCount() {
    return 0;
  }

  /**
   * What recall an approximate index was measured to give at which effort, by rising recall; empty
   * for an exact one.
   */
  List<MeasuredEffort> efforts();

  /**
   * The least effort that was measured to give this recall@10, or else the greatest measured.
   *
   * @param recall 0 to 1
   */
  default Effort effort(double recall) {
    MeasuredEffort found = new MeasuredEffort(0, new Effort(1, 1));
    for (MeasuredEffort each : efforts()) {
      found = each;
      if (each.recall() >= recall) {
        break;
      }
    }
    return found.effort();
  }

  /**
   * Reads the whole file and compares checksums; takes about as long as reading it.
   *
   * @throws IndexFormatException naming the damaged section
   */
  void verify();

  /**
   * Unmaps the file. Whoever is searching meanwhile, or searches later, gets an {@link
   * IllegalStateException}. Closing twice is allowed.
   */
  @Override
  void close();
}
