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
 * the query; then reading goes on, until a list's centroid is so far that one of its vectors would
 * have to lie {@value #DEVIATIONS} standard deviations out to enter the answer. And where a filter
 * cuts into a dense crowd, all are kept whose estimate may err by as much.
 *
 * <p>Several queries take turns, rank by rank; a list that more than one has chosen is read for all
 * of them while it is in the cache.
 */
public final class ListSearch {
  /** How many queries are searched together at most. */
  public static final int MOST_QUERIES = 64;

  private static final int CHUNK = 16;
  private static final int RELOOK = 8;
  private static final float DEVIATIONS = 4;

  private final Lists lists;
  private final @Nullable Tails tails;
  private final Tails.@Nullable Filter tailFilter;
  private final int size;
  private final ListChooser chooser;
  private final short[] sums = new short[CHUNK * CodeKernel.BLOCK];
  private final long[] marks = new long[CHUNK];
  private final int[] visited;
  private final long[] choosers;
  private Probe[] probes;
  private int visit;
  private @Nullable IntPredicate allowed;

  /**
   * A search over these lists.
   *
   * @param size ids are below it
   */
  public ListSearch(Lists lists, int size) {
    this(lists, size, null, null);
  }

  /**
   * A search over these lists and what was added to them.
   *
   * @param filter which rows of the tails are taken
   */
  public ListSearch(Lists lists, int size, @Nullable Tails tails, Tails.@Nullable Filter filter) {
    this.lists = lists;
    this.tails = tails;
    tailFilter = filter;
    this.size = size;
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
   * @param wantedLists how many lists are read at least for each
   * @param rescored how many candidates are kept, or somewhat more
   * @param ks how many of them each answer needs, at most {@code rescored}
   * @param allowed which ids are taken, or null for all
   * @param strict whether reading goes on for a filter's sake
   * @throws IndexOutOfBoundsException if the file names an id that is not below the size
   */
  public void run(
      float[][] queries,
      int count,
      int wantedLists,
      int rescored,
      int[] ks,
      @Nullable IntPredicate allowed,
      boolean strict,
      Kernel kernel) {
    makeProbes(count);
    this.allowed = allowed;
    int wanted = Math.min(wantedLists, lists.count);
    for (int i = 0; i < count; i++) {
      probes[i].start(queries[i], wanted, rescored, ks[i], strict, chooser, kernel);
    }
    if (count == 1) {
      readAlone(probes[0], wanted, kernel.codes());
    } else {
      try {
        readTogether(count, wanted, kernel);
      } catch (RuntimeException | Error e) {
        Arrays.fill(choosers, 0); // the next search starts clean
        throw e;
      }
    }
    for (int i = 0; i < count; i++) {
      Probe probe = probes[i];
      if (wanted < lists.count && (strict || probe.pool.count() < probe.k)) {
        goOn(probe, wanted, strict, kernel);
      }
      probe.finish(kernel.codes());
    }
    this.allowed = null;
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
    return idOf(probes[query].slot(at));
  }

  /** How many rows of the tails are candidates of a query of the last run. */
  public int lateCount(int query) {
    return probes[query].pool.lateCount();
  }

  /** A row of the tails that is a candidate. */
  public int lateRow(int query, int at) {
    return probes[query].pool.lateRow(at);
  }

  private void readAlone(Probe probe, int wanted, CodeKernel kernel) {
    for (int rank = 0; rank < wanted; rank++) {
      scan(probe, probe.list(rank), probe.centre(rank), kernel);
    }
  }

  private void readTogether(int count, int wanted, Kernel kernel) {
    for (int i = 0; i < count; i++) {
      for (int rank = 0; rank < wanted; rank++) {
        choosers[probes[i].list(rank)] |= 1L << i;
      }
    }
    for (int rank = 0; rank < wanted; rank++) {
      for (int i = 0; i < count; i++) {
        int list = probes[i].list(rank);
        long all = choosers[list];
        choosers[list] = 0;
        if (all != 0) {
          scan(probes[i], list, probes[i].centre(rank), kernel.codes());
        }
        for (long others = all & ~(1L << i); others != 0; others &= others - 1) {
          Probe other = probes[Long.numberOfTrailingZeros(others)];
          scan(other, list, centre(other, list, kernel), kernel.codes());
        }
      }
    }
  }

  private float centre(Probe probe, int list, Kernel kernel) {
    long row = (long) list * lists.strideBytes;
    return kernel.score(lists.centroids, row, probe.query, lists.strideBytes / Float.BYTES);
  }

  private void goOn(Probe probe, int read, boolean strict, Kernel kernel) {
    visit++;
    for (int rank = 0; rank < read; rank++) {
      visited[probe.list(rank)] = visit;
    }
    boolean hope = true;
    for (int wanted = read; hope && wanted < lists.count; ) {
      wanted = Math.min(lists.count, 4 * wanted);
      chooser.choose(probe.query, wanted, kernel);
      hope = goOn(probe, wanted, strict, kernel.codes());
    }
  }

  /** Reads on among the chosen; returns whether the lists beyond them may hold more. */
  private boolean goOn(Probe probe, int wanted, boolean strict, CodeKernel kernel) {
    float worst = probe.pool.best();
    int fresh = 0;
    for (int rank = 0; rank < wanted; rank++) {
      int list = chooser.list(rank);
      float score = chooser.score(rank);
      if (worst > Float.NEGATIVE_INFINITY
          && (!strict || score + DEVIATIONS * lists.meanSpread < worst)) {
        return false;
      }
      if (visited[list] != visit && score + DEVIATIONS * lists.spreads[list] >= worst) {
        scan(probe, list, score, kernel);
        if (++fresh % RELOOK == 0) {
          worst = probe.pool.best();
        }
      }
      visited[list] = visit;
    }
    return true;
  }

  private void scan(Probe probe, int list, float centre, CodeKernel kernel) {
    scanBuilt(probe, list, centre, kernel);
    if (tails != null && tailFilter != null) {
      tails.scan(probe, list, centre, tailFilter, sums, marks, kernel);
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
      for (int i = 0; i < count; i++) {
        take(probe, block, i, centre);
      }
    }
  }

  private void take(Probe probe, long firstBlock, int i, float centre) {
    CandidatePool pool = probe.pool;
    int slot = (int) (firstBlock + i) * CodeKernel.BLOCK;
    for (long mark = marks[i]; mark != 0; mark &= mark - 1) {
      int position = Long.numberOfTrailingZeros(mark);
      int bin = pool.bin(centre + probe.tables.product(sums[i * CodeKernel.BLOCK + position]));
      if (pool.isOpen(bin) && (allowed == null || allowed.test(idOf(slot + position)))) {
        pool.add(bin, slot + position);
      }
    }
  }

  private int idOf(int slot) {
    int id = lists.id(slot);
    if (id < 0 || id >= size) {
      throw new IndexOutOfBoundsException("must be >= 0 and < " + size + ": id=" + id);
    }
    return id;
  }
}
