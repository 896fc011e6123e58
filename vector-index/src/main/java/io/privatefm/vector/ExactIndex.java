package io.privatefm.vector;

import io.privatefm.vector.kernel.Kernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The index that looks at every allowed row: exact, and the oracle of whatever is faster.
 *
 * <p>Immutable; holds the mapping and the kernel that its searchers use.
 */
final class ExactIndex implements VectorIndex {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final MappedIndex mapped;
  private final Kernel kernel;

  ExactIndex(MappedIndex mapped, Kernel kernel) {
    this.mapped = mapped;
    this.kernel = kernel;
  }

  @Override
  public int size() {
    return mapped.header().count();
  }

  @Override
  public int dimension() {
    return mapped.header().dimension();
  }

  @Override
  public void copyVector(int id, float[] into) {
    if (into.length < dimension()) {
      throw new IllegalArgumentException("must be >= " + dimension() + ": length=" + into.length);
    }
    MemorySegment.copy(mapped.rows(), FLOAT, offsetBytes(id), into, 0, dimension());
  }

  @Override
  public float score(int id, float[] query) {
    checkDimension(query);
    return kernel.score(mapped.rows(), offsetBytes(id), query, dimension());
  }

  private long offsetBytes(int id) {
    if (id < 0 || id >= size()) {
      throw new IndexOutOfBoundsException("must be >= 0 and < " + size() + ": id=" + id);
    }
    return (long) id * mapped.header().strideBytes();
  }

  void checkDimension(float[] query) {
    if (query.length != dimension()) {
      throw new IllegalArgumentException("must be " + dimension() + ": length=" + query.length);
    }
  }

  @Override
  public ExactSearcher searcher() {
    return new ExactSearcher(this, mapped, kernel);
  }

  /** A searcher that also knows what changed since. */
  ExactSearcher searcher(LiveView live) {
    return new ExactSearcher(this, mapped, kernel, live);
  }

  @Override
  public List<MeasuredEffort> efforts() {
    return List.of();
  }

  @Override
  public Profile profile() {
    return Profile.EXACT;
  }

  @Override
  public void verify() {
    mapped.verify();
  }

  @Override
  public void close() {
    mapped.close();
  }
}
