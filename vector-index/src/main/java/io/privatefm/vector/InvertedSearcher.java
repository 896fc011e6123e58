package io.privatefm.vector;

import io.privatefm.vector.inverted.ListSearch;
import io.privatefm.vector.kernel.Kernel;
import org.jspecify.annotations.Nullable;

/**
 * Searches an {@link InvertedIndex}: candidates from the lists, then exact scores; or the exact
 * scan where that costs less.
 */
final class InvertedSearcher implements Searcher {
  /** What scoring one row far from the last one costs, in vectors passed over in a list. */
  private static final int ROW_COST = 64;

  /** An index of which this part is wanted or rescored is better scanned. */
  private static final int SCANNED_PART = 4;

  private final InvertedIndex index;
  private final MappedIndex mapped;
  private final ExactSearcher exact;
  private final ListSearch lists;
  private final Kernel kernel;
  private final float[] unit;

  InvertedSearcher(
      InvertedIndex index,
      MappedIndex mapped,
      ExactSearcher exact,
      ListSearch lists,
      Kernel kernel) {
    this.index = index;
    this.mapped = mapped;
    this.exact = exact;
    this.lists = lists;
    this.kernel = kernel;
    unit = new float[mapped.header().strideBytes() / Float.BYTES];
  }

  @Override
  public void search(float[] query, Allowed allowed, Neighbours into) {
    search(query, index.usual(), allowed, into);
  }

  @Override
  public void search(float[] query, Effort effort, Allowed allowed, Neighbours into) {
    int rescored = Math.max(effort.rescored(), 2 * into.capacity());
    if (into.capacity() >= index.size() / SCANNED_PART
        || rescored >= index.size() / SCANNED_PART
        || isCheaperExactly(allowed, effort, rescored)
        || !takeUnit(query)) {
      exact.search(query, allowed, into);
      return;
    }
    into.clear();
    mapped.checkOpen();
    boolean strict =
        allowed instanceof AllowedBits bits && bits.count() < index.size() - rescored / 4;
    strict |= allowed instanceof AllowedExcept except && except.count() > rescored / 4;
    @Nullable Allowed filter = allowed == Allowed.all() ? null : allowed;
    try {
      int k = Math.min(into.capacity(), rescored);
      int found = lists.run(unit, effort.lists(), rescored, k, filter, strict, kernel);
      exact.offer(query, lists, found, into);
    } catch (IndexOutOfBoundsException e) {
      into.clear();
      throw mapped.damagedIds(e);
    } catch (Throwable e) {
      into.clear();
      throw e;
    }
  }

  @Override
  public void search(
      float[][] queries, int count, Effort effort, Allowed allowed, Neighbours[] into) {
    for (int i = 0; i < count; i++) {
      search(queries[i], effort, allowed, into[i]);
    }
  }

  private boolean isCheaperExactly(Allowed allowed, Effort effort, int rescored) {
    if (allowed instanceof AllowedOnly) {
      return true;
    }
    if (!(allowed instanceof AllowedBits bits)) {
      return false;
    }
    long count = bits.count();
    double part = Math.max(1, count) / (double) index.size();
    double passed = effort.lists() * (double) index.lists().meanSize() / Math.sqrt(part);
    return count * ROW_COST <= passed + (long) rescored * ROW_COST;
  }

  /** Takes the query, scaled to unit length; false where it has no length to speak of. */
  private boolean takeUnit(float[] query) {
    if (query.length != index.dimension()) {
      return false;
    }
    System.arraycopy(query, 0, unit, 0, query.length);
    float square = kernel.dot(unit, unit, unit.length);
    if (!(square >= Float.MIN_NORMAL && square <= Float.MAX_VALUE)) {
      return false;
    }
    kernel.scale(unit, (float) (1 / Math.sqrt(square)), unit.length);
    return true;
  }
}
