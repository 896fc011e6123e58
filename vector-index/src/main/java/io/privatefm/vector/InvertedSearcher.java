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
  /** What scoring an allowed row costs in an exact scan that passes others over, in the same. */
  private static final int ALLOWED_ROW_COST = 80;

  /** So many components of rows are scored in order while one vector is passed over in a list. */
  private static final int COMPONENTS_PASSED = 3;

  /** An index of which this part is wanted or rescored is better scanned. */
  private static final int SCANNED_PART = 4;

  /** So many forbidden ones change little about which candidates are needed. */
  private static final int STRICT_FORBIDDEN = 5;

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
  private int[] wantedLists = {};
  private int[] rescored = {};
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
  public void score(int[] ids, int count, float[] query, float[] into) {
    exact.score(ids, count, query, into);
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
    for (int i = first; i < end; i++) {
      int k = into[i].capacity();
      int lists = more(effort.lists(k));
      int candidates = more(effort.rescored(k));
      if (isScanned(allowed, lists, candidates) || !takeUnit(queries[i], units[gathered])) {
        exact.search(queries[i], allowed, into[i]);
      } else {
        into[i].clear();
        ks[gathered] = k;
        wantedLists[gathered] = lists;
        rescored[gathered] = candidates;
        places[gathered++] = i;
      }
    }
    if (gathered > 0) {
      searchLists(queries, gathered, allowed, effort.exact(), into);
    }
  }

  private int more(int wanted) {
    return live == null ? wanted : live.more(wanted);
  }

  private void searchLists(
      float[][] queries, int count, Allowed allowed, boolean exactly, Neighbours[] into) {
    mapped.checkOpen();
    try {
      @Nullable IntPredicate filter = allowed == Allowed.all() ? null : allowed;
      filter = live == null ? filter : live;
      boolean strict = isStrict(allowed);
      long budget = strict ? exactCost(allowed) : Long.MAX_VALUE;
      double part = part(allowed);
      lists.run(
          units, count, wantedLists, rescored, ks, filter, strict, part, exactly, budget, kernel);
      for (int i = 0; i < count; i++) {
        int place = places[i];
        if (lists.gaveUp(i)) {
          exact.search(queries[place], allowed, into[place]);
        } else {
          exact.offer(queries[place], lists, i, into[place]);
        }
      }
    } catch (IndexOutOfBoundsException e) {
      throw mapped.damagedIds(e);
    }
  }

  /** Whether what is forbidden may be what the usual candidates are. */
  private boolean isStrict(Allowed allowed) {
    return index.size() - allowedCount(allowed) >= STRICT_FORBIDDEN;
  }

  private void grow(int count) {
    if (units.length < count) {
      units = new float[count][unitLength];
      ks = new int[count];
      wantedLists = new int[count];
      rescored = new int[count];
      places = new int[count];
    }
  }

  /** Whether an exact scan costs less. */
  private boolean isScanned(Allowed allowed, int lists, int rescored) {
    if (rescored >= index.size() / SCANNED_PART) {
      return true;
    }
    double passed = lists * (double) index.lists().meanSize() * ListSearch.more(part(allowed));
    return exactCost(allowed) <= passed + (long) rescored * ListSearch.ROW_COST;
  }

  /** How much of the index is allowed: above 0. */
  private double part(Allowed allowed) {
    return Math.clamp(allowedCount(allowed) / (double) index.size(), Double.MIN_NORMAL, 1);
  }

  private int allowedCount(Allowed allowed) {
    return switch (allowed) {
      case AllowedBits bits -> bits.count();
      case AllowedOnly only -> only.count();
      case AllowedExcept except -> index.size() - Math.min(index.size(), except.count());
      case Everything all -> index.size();
    };
  }

  /** What scoring all that is allowed costs, in vectors passed over in a list. */
  private long exactCost(Allowed allowed) {
    long count = allowedCount(allowed);
    long inOrder = index.size() * (long) unitLength / COMPONENTS_PASSED;
    return Math.min(count * ALLOWED_ROW_COST, inOrder);
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
