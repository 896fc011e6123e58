package io.privatefm.vector;

import io.privatefm.vector.inverted.ListSearch;
import io.privatefm.vector.kernel.Kernel;
import java.util.function.IntPredicate;
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

  /** Filters that forbid more than this part of what is usually read make a search read on. */
  private static final int STRICT_PART = 10;

  private final InvertedIndex index;
  private final MappedIndex mapped;
  private final ExactSearcher exact;
  private final ListSearch lists;
  private final Kernel kernel;
  private final @Nullable LiveView live;
  private final int unitLength;
  private final float[][] oneQuery = new float[1][];
  private final Neighbours[] oneAnswer = new Neighbours[1];
  private float[][] units = {};
  private int[] ks = {};
  private int[] places = {};

  InvertedSearcher(
      InvertedIndex index,
      MappedIndex mapped,
      ExactSearcher exact,
      ListSearch lists,
      Kernel kernel) {
    this(index, mapped, exact, lists, kernel, null);
  }

  InvertedSearcher(
      InvertedIndex index,
      MappedIndex mapped,
      ExactSearcher exact,
      ListSearch lists,
      Kernel kernel,
      @Nullable LiveView live) {
    this.live = live;
    this.index = index;
    this.mapped = mapped;
    this.exact = exact;
    this.lists = lists;
    this.kernel = kernel;
    unitLength = mapped.header().strideBytes() / Float.BYTES;
    grow(1);
  }

  @Override
  public void search(float[] query, Allowed allowed, Neighbours into) {
    search(query, index.usual(), allowed, into);
  }

  @Override
  public void search(float[] query, Effort effort, Allowed allowed, Neighbours into) {
    oneQuery[0] = query;
    oneAnswer[0] = into;
    search(oneQuery, 1, effort, allowed, oneAnswer);
  }

  @Override
  public void search(
      float[][] queries, int count, Effort effort, Allowed allowed, Neighbours[] into) {
    try {
      for (int first = 0; first < count; first += ListSearch.MOST_QUERIES) {
        int end = Math.min(count, first + ListSearch.MOST_QUERIES);
        searchSome(queries, first, end, effort, allowed, into);
      }
    } catch (RuntimeException | Error e) {
      for (int i = 0; i < count; i++) {
        into[i].clear();
      }
      throw e;
    }
  }

  /** Gathers the queries that lists are to answer; the rest is scanned at once. */
  private void searchSome(
      float[][] queries, int first, int end, Effort effort, Allowed allowed, Neighbours[] into) {
    grow(end - first);
    int gathered = 0;
    int rescored = effort.rescored();
    for (int i = first; i < end; i++) {
      rescored = Math.max(rescored, 2 * into[i].capacity());
    }
    boolean scanned =
        rescored >= index.size() / SCANNED_PART || isCheaperExactly(allowed, effort, rescored);
    for (int i = first; i < end; i++) {
      if (scanned || !takeUnit(queries[i], units[gathered])) {
        exact.search(queries[i], allowed, into[i]);
      } else {
        into[i].clear();
        ks[gathered] = into[i].capacity();
        places[gathered++] = i;
      }
    }
    if (gathered > 0) {
      int wanted = live == null ? effort.lists() : live.lists(effort.lists());
      searchLists(queries, gathered, wanted, rescored, allowed, into);
    }
  }

  private void searchLists(
      float[][] queries,
      int count,
      int wantedLists,
      int rescored,
      Allowed allowed,
      Neighbours[] into) {
    mapped.checkOpen();
    try {
      @Nullable IntPredicate filter = allowed == Allowed.all() ? null : allowed;
      filter = live == null ? filter : live;
      boolean strict = isStrict(allowed, wantedLists);
      lists.run(units, count, wantedLists, rescored, ks, filter, strict, kernel);
      for (int i = 0; i < count; i++) {
        exact.offer(queries[places[i]], lists, i, into[places[i]]);
      }
    } catch (IndexOutOfBoundsException e) {
      throw mapped.damagedIds(e);
    }
  }

  /** Whether so much is forbidden that what the usual lists hold may not be enough. */
  private boolean isStrict(Allowed allowed, int wantedLists) {
    long read = (long) wantedLists * index.lists().meanSize();
    return switch (allowed) {
      case AllowedBits bits -> index.size() - bits.count() > read / STRICT_PART;
      case AllowedExcept except -> except.count() > read / STRICT_PART;
      case AllowedOnly only -> true;
      case Everything all -> false;
    };
  }

  private void grow(int count) {
    if (units.length < count) {
      units = new float[count][unitLength];
      ks = new int[count];
      places = new int[count];
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
  private boolean takeUnit(float[] query, float[] unit) {
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
