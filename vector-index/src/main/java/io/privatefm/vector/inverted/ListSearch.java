package io.privatefm.vector.inverted;

import io.privatefm.vector.inverted.Lists.Sections;
import io.privatefm.vector.kernel.CodeKernel;
import io.privatefm.vector.kernel.Kernel;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lists nearest to a query and keeps the candidates with the best estimated scores, to be
 * scored exactly by the caller. Scratch of one thread.
 *
 * <p>The estimate of a vector is the inner product of the query with its list's centroid plus that
 * with its coded residual (Jégou, Douze, Schmid, PAMI 2011). The best list is read first; by then
 * the pool's threshold lets few of the others' vectors pass, and a block's 64 vectors cost their
 * table look-ups and one comparison.
 *
 * <p>Where the vectors stand beside the codes as bytes, these rank the candidates once more, and
 * only a short list is left for exact scores.
 *
 * <p>Without a filter a fixed number of lists is read. A filter may leave little or nothing near
 * the query; then reading goes on, until a list lies as many standard deviations below the k-th
 * best that is allowed as the last one without a filter lies below the k-th best of all, and
 * somewhat more, the more forbidden vectors it has met near the query. Where that costs more than
 * to score all that is allowed, the query gives up.
 *
 * <p>Of several queries each reads its lists in turn; one that others have chosen too is read for
 * all of them while it is in the cache.
 */
public final class ListSearch {
  /** How many queries are searched together at most. */
  public static final int MOST_QUERIES = 64;

  private static final int CHUNK = 16;
  private static final int RELOOK = 8;
  private static final float DEVIATIONS = 8;
  private static final int FURTHER = 4;

  /** A strict search chooses so many times the lists that it may have to read, to choose once. */
  private static final double AHEAD = 1.5;

  /** Under a filter neighbours lie in more lists than without: so much farther down. */
  private static final float LOWER = 1.05f;

  /**
   * And so much farther still for every doubling of the number of vectors that lie above the k-th
   * best, beyond what a filter that does not care for the query lets expect.
   */
  private static final float LOWER_A_DOUBLING = 0.04f;

  /** A search reads so much farther for a part that is allowed: 1 ÷ part to this power. */
  private static final double DEEPER = 0.7;

  /** What scoring one row far from the last one costs, in vectors passed over in a list. */
  public static final int ROW_COST = 40;

  private final Lists lists;
  private final @Nullable Tails tails;
  private final Tails.@Nullable Filter tailFilter;
  private final ListChooser chooser;
  private final short[] sums = new short[CHUNK * CodeKernel.BLOCK];
  private final long[] marks = new long[CHUNK];
  private final int[] slots = new int[CHUNK * CodeKernel.BLOCK];
  private final int[] bins = new int[CHUNK * CodeKernel.BLOCK];
  private final int[] ids = new int[CHUNK * CodeKernel.BLOCK];
  private final int[] visited;
  private final long[] choosers;
  private Probe[] probes;
  private int visit;
  private @Nullable IntPredicate allowed;
  private boolean strict;
  private double part;

  /** A search over these lists. */
  public ListSearch(Lists lists) {
    this(lists, null, null);
  }

  /**
   * A search over these lists and what was added to them.
   *
   * @param filter which rows of the tails are taken
   */
  public ListSearch(Lists lists, @Nullable Tails tails, Tails.@Nullable Filter filter) {
    this.lists = lists;
    this.tails = tails;
    tailFilter = filter;
    chooser = new ListChooser(lists);
    visited = new int[lists.count];
    choosers = new long[lists.count];
    probes = new Probe[] {new Probe(lists)};
  }

  /**
   * Finds candidates for some queries.
   *
   * @param queries of unit length, padded with zeros to the stride; borrowed
   * @param count how many queries, at most {@value #MOST_QUERIES}
   * @param wantedLists how many lists are read at least for each query
   * @param rescored how many candidates of each are kept, or somewhat more
   * @param ks how many of them each answer needs, at most as many as are kept
   * @param allowed which ids are taken, or null for all
   * @param strict whether reading goes on for a filter's sake
   * @param part how much of everything is allowed, above 0 and at most 1
   * @param budget what an exact scan costs, in vectors read: a query that would cost more than that
   *     gives up
   * @throws IndexOutOfBoundsException if the file names an id that is not below the size
   */
  public void run(
      float[][] queries,
      int count,
      int[] wantedLists,
      int[] rescored,
      int[] ks,
      @Nullable IntPredicate allowed,
      boolean strict,
      double part,
      long budget,
      Kernel kernel) {
    makeProbes(count);
    this.allowed = allowed;
    this.strict = strict;
    this.part = part;
    for (int i = 0; i < count; i++) {
      int wanted = Math.min(wantedLists[i], lists.count);
      int ahead = strict ? (int) Math.min(lists.count, AHEAD * farther(part) * wanted) : wanted;
      probes[i].start(queries[i], wanted, ahead, rescored[i], ks[i], strict, chooser, kernel);
    }
    try {
      share(count);
      for (int i = 0; i < count; i++) {
        read(i, count, kernel);
        complete(probes[i], budget, kernel); // while it is in the cache
      }
    } catch (RuntimeException | Error e) {
      Arrays.fill(choosers, 0); // the next search starts clean
      throw e;
    }
    this.allowed = null;
  }

  /** How many times the usual lists a strict search reads, as it seems. */
  public static double farther(double part) {
    return Math.pow(part, -DEEPER);
  }

  private void makeProbes(int count) {
    if (probes.length < count) {
      Probe[] more = Arrays.copyOf(probes, count);
      for (int i = probes.length; i < count; i++) {
        more[i] = new Probe(lists);
      }
      probes = more;
    }
  }

  /** Whether a query of the last run has no candidates, as a scan of what is allowed is cheaper. */
  public boolean gaveUp(int query) {
    return probes[query].gaveUp;
  }

  /** How many candidates a query of the last run has. */
  public int count(int query) {
    return probes[query].count();
  }

  /**
   * The id of a candidate of a query of the last run.
   *
   * @throws IndexOutOfBoundsException if the file names an id that is not below the size
   */
  public int id(int query, int at) {
    return lists.checkedId(probes[query].slot(at));
  }

  /** How many rows of the tails are candidates of a query of the last run. */
  public int lateCount(int query) {
    return probes[query].pool.lateCount();
  }

  /** A row of the tails that is a candidate. */
  public int lateRow(int query, int at) {
    return probes[query].pool.lateRow(at);
  }

  /** Notes which queries chose which list, where there are several. */
  private void share(int count) {
    for (int i = 0; count > 1 && i < count; i++) {
      for (int rank = 0; rank < probes[i].readFirst(); rank++) {
        choosers[probes[i].list(rank)] |= 1L << i;
      }
    }
  }

  /** Reads what a query chose and no earlier one did, for itself and for those after it. */
  private void read(int i, int count, Kernel kernel) {
    Probe probe = probes[i];
    for (int rank = 0; rank < probe.readFirst(); rank++) {
      int list = probe.list(rank);
      long all = count == 1 ? 1L : choosers[list];
      if (all != 0) {
        choosers[list] = 0;
        scan(probe, list, probe.centre(rank), kernel.codes());
      }
      for (long others = all & ~(1L << i); others != 0; others &= others - 1) {
        Probe other = probes[Long.numberOfTrailingZeros(others)];
        scan(other, list, centre(other, list, kernel), kernel.codes());
      }
    }
  }

  private void complete(Probe probe, long budget, Kernel kernel) {
    if (probe.readFirst() < lists.count && (strict || probe.pool.count() < probe.k)) {
      goOn(probe, strict, budget, kernel);
    }
    if (!probe.gaveUp) {
      probe.finish(budget / ROW_COST, kernel.codes());
    }
  }

  private float centre(Probe probe, int list, Kernel kernel) {
    long row = (long) list * lists.strideBytes;
    return kernel.score(lists.centroids, row, probe.query, lists.strideBytes / Float.BYTES);
  }

  private void goOn(Probe probe, boolean strict, long budget, Kernel kernel) {
    int read = probe.readFirst();
    visit++;
    for (int rank = 0; rank < read; rank++) {
      visited[probe.list(rank)] = visit;
    }
    float deviations = strict ? deviations(probe, read) : 0;
    long passed = (long) read * lists.meanSize();
    for (int chosen = read; chosen < lists.count; chosen = probe.chosen()) {
      if (chosen == probe.chosen()) {
        probe.choose(FURTHER * chosen, chooser, kernel);
      }
      passed += unread(probe, deviations);
      if (passed > budget || probe.pool.isCrowd()) {
        probe.gaveUp = true;
        return;
      }
      if (!goOn(probe, deviations, strict, kernel.codes())) {
        return;
      }
    }
  }

  /**
   * How many standard deviations the last list that the query chose lies below the k-th best of all
   * that was seen, where reading ends without a filter; and more, the more is forbidden near it.
   */
  private float deviations(Probe probe, int read) {
    float lower = LOWER + LOWER_A_DOUBLING * probe.pool.excess(part);
    float gap = lower * (probe.pool.seenBest() - probe.centre(read - 1));
    return Float.isFinite(gap) ? Math.clamp(gap / lists.meanSpread, 0, DEVIATIONS) : DEVIATIONS;
  }

  /** How many vectors will have to be read among the chosen lists, as it seems by now. */
  private long unread(Probe probe, float deviations) {
    float worst = probe.pool.best();
    long vectors = 0;
    for (int rank = 0; rank < probe.chosen(); rank++) {
      int list = probe.list(rank);
      if (visited[list] != visit
          && probe.centre(rank) + deviations * lists.spreads[list] >= worst) {
        vectors += lists.sizes[list];
      }
    }
    return vectors;
  }

  /** Reads on among the chosen; returns whether the lists beyond them may hold more. */
  private boolean goOn(Probe probe, float deviations, boolean strict, CodeKernel kernel) {
    float worst = worst(probe, strict);
    int fresh = 0;
    for (int rank = 0; rank < probe.chosen(); rank++) {
      int list = probe.list(rank);
      float score = probe.centre(rank);
      if (worst > Float.NEGATIVE_INFINITY
          && (!strict || score + deviations * lists.meanSpread < worst)) {
        return false;
      }
      if (visited[list] != visit && score + deviations * lists.spreads[list] >= worst) {
        scan(probe, list, score, kernel);
        if (++fresh % RELOOK == 0) {
          worst = worst(probe, strict);
        }
      }
      visited[list] = visit;
    }
    return true;
  }

  /** The k-th best score so far; without a filter any score will do once there are k. */
  private static float worst(Probe probe, boolean strict) {
    if (strict) {
      return probe.pool.best();
    }
    return probe.pool.count() < probe.k ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
  }

  private void scan(Probe probe, int list, float centre, CodeKernel kernel) {
    scanBuilt(probe, list, centre, kernel);
    if (tails != null && tailFilter != null) {
      tails.scan(probe, list, centre, tailFilter, strict, sums, marks, kernel);
    }
  }

  private void scanBuilt(Probe probe, int list, float centre, CodeKernel kernel) {
    int blocks = Sections.blocks(lists.sizes[list]);
    int pairs = lists.book.pairs();
    for (int b = 0; b < blocks; b += CHUNK) {
      int bound = probe.tables.bound(probe.pool.threshold() - centre);
      if (bound >= 2 * pairs * CodeKernel.MAX_ENTRY) {
        return;
      }
      long block = lists.firstBlock[list] + (long) b;
      int count = Math.min(CHUNK, blocks - b);
      long at = block * lists.book.blockBytes();
      kernel.sum(lists.codes, at, count, pairs, probe.tables.bytes, bound, sums, marks);
      if (b + count == blocks) {
        marks[count - 1] &= -1L >>> -lists.sizes[list];
      }
      IntPredicate filter = allowed;
      if (filter == null) {
        take(probe.pool, probe.tables, block, count, centre);
      } else {
        takeAllowed(probe.pool, gather(probe.pool, probe.tables, block, count, centre), filter);
      }
      probe.pool.raise();
    }
  }

  private void take(CandidatePool pool, Tables tables, long firstBlock, int blocks, float centre) {
    for (int i = 0; i < blocks; i++) {
      int slot = (int) (firstBlock + i) * CodeKernel.BLOCK;
      for (long mark = marks[i]; mark != 0; mark &= mark - 1) {
        int position = Long.numberOfTrailingZeros(mark);
        int bin = pool.bin(centre + tables.product(sums[i * CodeKernel.BLOCK + position]));
        if (pool.isOpen(bin)) {
          pool.add(bin, slot + position);
        }
      }
    }
  }

  /**
   * Gathers what may be taken before its ids are asked for, which then wait for memory together.
   */
  private int gather(CandidatePool pool, Tables tables, long firstBlock, int blocks, float centre) {
    int count = 0;
    for (int i = 0; i < blocks; i++) {
      int slot = (int) (firstBlock + i) * CodeKernel.BLOCK;
      for (long mark = marks[i]; mark != 0; mark &= mark - 1) {
        int position = Long.numberOfTrailingZeros(mark);
        bins[count] = pool.bin(centre + tables.product(sums[i * CodeKernel.BLOCK + position]));
        slots[count] = slot + position;
        count += pool.isOpen(bins[count]) ? 1 : 0;
      }
    }
    for (int i = 0; i < count; i++) {
      ids[i] = lists.id(slots[i]);
    }
    return count;
  }

  /**
   * Takes in what the filter allows. Of each 64 all are asked for before any is taken in: neither a
   * branch nor a store waits for a filter that is far away in memory.
   */
  private void takeAllowed(CandidatePool pool, int count, IntPredicate filter) {
    for (int i = 0; strict && i < count; i++) {
      pool.see(bins[i]);
    }
    for (int first = 0; first < count; first += Long.SIZE) {
      for (long mark = allowed(first, Math.min(count, first + Long.SIZE), filter);
          mark != 0;
          mark &= mark - 1) {
        int i = first + Long.numberOfTrailingZeros(mark);
        pool.add(bins[i], slots[i]);
      }
    }
  }

  /** Which of some gathered ones the filter allows, a bit each. */
  private long allowed(int from, int to, IntPredicate filter) {
    long mark = 0;
    for (int i = from; i < to; i++) {
      lists.check(ids[i]);
      mark |= (filter.test(ids[i]) ? 1L : 0L) << (i - from);
    }
    return mark;
  }
}
