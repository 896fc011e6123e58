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
 * the query; then reading goes on, to as many lists as a search for all that lies above the k-th
 * best that is allowed would need, and somewhat more where chance does not explain what is
 * forbidden among it. Where that costs more than to score all that is allowed, the query gives up.
 *
 * <p>Of several queries each reads its lists in turn; one that others have chosen too is read for
 * all of them while it is in the cache.
 */
public final class ListSearch {
  /** How many queries are searched together at most. */
  public static final int MOST_QUERIES = 64;

  private static final int CHUNK = 16;
  private static final int RELOOK = 8;
  private static final int FURTHER = 4;

  /** A strict search chooses so many times the lists that it seems to need, to choose once. */
  private static final double AHEAD = 1.3;

  /** Under a filter neighbours lie in more lists than without. */
  private static final double MORE = 1.15;

  /** For n times as many vectors above the k-th best, n to this power times the lists. */
  private static final double DEEPER = 0.3;

  /**
   * And for n times as many as a filter that does not care for the query lets expect, n to this
   * power times as many again.
   */
  private static final double UNEXPECTED = 0.15;

  /** So many times the lists that what lies above the k-th best would fill are read beside. */
  private static final double SPREAD = 6;

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
   * @param exact whether the caller scores the candidates; otherwise bytes do where there are any
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
      boolean exact,
      long budget,
      Kernel kernel) {
    makeProbes(count);
    this.allowed = allowed;
    this.strict = strict;
    this.part = part;
    for (int i = 0; i < count; i++) {
      int wanted = Math.min(wantedLists[i], lists.count);
      int ahead = strict ? (int) Math.min(lists.count, AHEAD * more(part) * wanted) : wanted;
      probes[i].start(queries[i], wanted, ahead, rescored[i], ks[i], strict, chooser, kernel);
    }
    try {
      share(count);
      for (int i = 0; i < count; i++) {
        read(i, count, kernel);
        complete(probes[i], exact, budget, kernel); // while it is in the cache
      }
    } catch (RuntimeException | Error e) {
      Arrays.fill(choosers, 0); // the next search starts clean
      throw e;
    }
    this.allowed = null;
  }

  /** How many times the usual lists a strict search reads, as chance has it. */
  public static double more(double part) {
    return MORE * Math.pow(part, -DEEPER);
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

  /** Whether the candidates of a query of the last run have the scores of their bytes. */
  public boolean scored(int query) {
    return probes[query].scored;
  }

  /**
   * The scores of the candidates of a query that has them, and room behind for {@link
   * Kernel#firstAbove}; borrowed.
   */
  public float[] scores(int query) {
    return probes[query].scores();
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

  private void complete(Probe probe, boolean exact, long budget, Kernel kernel) {
    if (probe.readFirst() < lists.count && (strict || probe.pool.count() < probe.k)) {
      goOn(probe, strict, budget, kernel);
    }
    if (!probe.gaveUp) {
      probe.finish(budget / ROW_COST, exact, kernel.codes());
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
    long passed = (long) read * lists.meanSize();
    for (int chosen = read; chosen < lists.count; chosen = probe.chosen()) {
      if (chosen == probe.chosen()) {
        probe.choose(FURTHER * chosen, chooser, kernel);
      }
      passed += unread(probe);
      if (passed > budget || probe.pool.isCrowd()) {
        probe.gaveUp = true;
        return;
      }
      if (!goOn(probe, strict, kernel.codes())) {
        return;
      }
    }
  }

  /** How many of the nearest lists hold the k best that are allowed, as it seems by now. */
  private int enough(Probe probe) {
    double times = probe.pool.depth();
    double unexpected = Math.max(1, times * part);
    double more = MORE * Math.pow(times, DEEPER) * Math.pow(unexpected, UNEXPECTED);
    double filled = times * probe.k / lists.meanSize();
    return (int) Math.min(lists.count, more * probe.readFirst() + SPREAD * filled);
  }

  /** How many vectors will have to be read among the chosen lists, as it seems by now. */
  private long unread(Probe probe) {
    int end = Math.min(probe.chosen(), enough(probe));
    long vectors = 0;
    for (int rank = 0; rank < end; rank++) {
      int list = probe.list(rank);
      vectors += visited[list] == visit ? 0 : lists.sizes[list];
    }
    return vectors;
  }

  /** Reads on among the chosen; returns whether lists beyond them are needed. */
  private boolean goOn(Probe probe, boolean strict, CodeKernel kernel) {
    int enough = enough(probe, strict);
    int fresh = 0;
    for (int rank = 0; rank < probe.chosen(); rank++) {
      if (rank >= enough) {
        return false;
      }
      int list = probe.list(rank);
      if (visited[list] != visit) {
        visited[list] = visit;
        scan(probe, list, probe.centre(rank), kernel);
        if (++fresh % RELOOK == 0) {
          enough = enough(probe, strict);
        }
      }
    }
    return true;
  }

  /** Without a filter any list will do until there are k candidates. */
  private int enough(Probe probe, boolean strict) {
    if (strict) {
      return enough(probe);
    }
    return probe.pool.count() < probe.k ? lists.count : 0;
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
