package io.privatefm.vector.inverted;

import io.privatefm.vector.inverted.Lists.Sections;
import io.privatefm.vector.kernel.CodeKernel;
import io.privatefm.vector.kernel.Kernel;
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
 * cuts into a dense crowd, all are kept whose estimate is within {@value #MARGIN} standard
 * deviations of its error.
 */
public final class ListSearch {
  private static final int CHUNK = 16;
  private static final int RELOOK = 8;
  private static final float DEVIATIONS = 5;
  private static final float MARGIN = 4;

  private final Lists lists;
  private final int size;
  private final ListChooser chooser;
  private final Tables tables;
  private final CandidatePool pool = new CandidatePool();
  private final Shortlist shortlist = new Shortlist();
  private float[] byteScores = new float[512];
  private boolean shortlisted;
  private final short[] sums = new short[CHUNK * CodeKernel.BLOCK];
  private final long[] marks = new long[CHUNK];
  private final int[] visited;
  private int visit;
  private @Nullable IntPredicate allowed;

  /**
   * A search over these lists.
   *
   * @param size ids are below it
   */
  public ListSearch(Lists lists, int size) {
    this.lists = lists;
    this.size = size;
    chooser = new ListChooser(lists);
    tables = new Tables(lists.book);
    visited = new int[lists.count];
  }

  /**
   * Finds candidates.
   *
   * @param query of unit length, padded with zeros to the stride; borrowed
   * @param wantedLists how many lists are read at least
   * @param rescored how many candidates are kept, or somewhat more
   * @param k how many of them the answer needs
   * @param allowed which ids are taken, or null for all
   * @param strict whether reading goes on for a filter's sake
   * @return how many candidates there are
   * @throws IndexOutOfBoundsException if the file names an id that is not below the size
   */
  public int run(
      float[] query,
      int wantedLists,
      int rescored,
      int k,
      @Nullable IntPredicate allowed,
      boolean strict,
      Kernel kernel) {
    this.allowed = allowed;
    tables.fill(query, kernel.codes());
    float reach = lists.reach() + tables.reach();
    float margin = strict ? MARGIN * lists.error : 0;
    pool.start(rescored, k, margin, -reach, reach);
    int wanted = Math.min(wantedLists, lists.count);
    chooser.choose(query, wanted, kernel);
    for (int rank = 0; rank < wanted; rank++) {
      scan(chooser.list(rank), chooser.score(rank), kernel.codes());
    }
    if (wanted < lists.count && (strict || pool.count() < k)) {
      goOn(query, wanted, strict, kernel);
    }
    pool.drop();
    this.allowed = null;
    shortlisted = lists.bytes.byteSize() > 0 && pool.count() > shortlist(k);
    if (shortlisted) {
      shorten(query, shortlist(k), kernel.codes());
    }
    return shortlisted ? shortlist.count() : pool.count();
  }

  /** How many are worth an exact score once bytes have ranked them. */
  private static int shortlist(int k) {
    return 2 * k + 8;
  }

  private void shorten(float[] query, int most, CodeKernel kernel) {
    int count = pool.count();
    if (byteScores.length < count) {
      byteScores = new float[2 * count];
    }
    kernel.scoreBytes(lists.bytes, lists.byteStride, pool.slots(), count, query, byteScores);
    shortlist.start(most);
    for (int i = 0; i < count; i++) {
      shortlist.offer(pool.slot(i), byteScores[i]);
    }
  }

  /**
   * The id of a candidate.
   *
   * @throws IndexOutOfBoundsException if the file names an id that is not below the size
   */
  public int id(int at) {
    return idOf(shortlisted ? shortlist.slot(at) : pool.slot(at));
  }

  private void goOn(float[] query, int read, boolean strict, Kernel kernel) {
    visit++;
    for (int rank = 0; rank < read; rank++) {
      visited[chooser.list(rank)] = visit;
    }
    boolean hope = true;
    for (int wanted = read; hope && wanted < lists.count; ) {
      wanted = Math.min(lists.count, 4 * wanted);
      chooser.choose(query, wanted, kernel);
      hope = goOn(wanted, strict, kernel.codes());
    }
  }

  /** Reads on among the chosen; returns whether the lists beyond them may hold more. */
  private boolean goOn(int wanted, boolean strict, CodeKernel kernel) {
    float worst = pool.best();
    int fresh = 0;
    for (int rank = 0; rank < wanted; rank++) {
      int list = chooser.list(rank);
      float score = chooser.score(rank);
      if (worst > Float.NEGATIVE_INFINITY
          && (!strict || score + DEVIATIONS * lists.widestSpread < worst)) {
        return false;
      }
      if (visited[list] != visit && score + DEVIATIONS * lists.spreads[list] >= worst) {
        scan(list, score, kernel);
        if (++fresh % RELOOK == 0) {
          worst = pool.best();
        }
      }
      visited[list] = visit;
    }
    return true;
  }

  private void scan(int list, float centre, CodeKernel kernel) {
    int blocks = Sections.blocks(lists.sizes[list]);
    int pairs = lists.book.pairs();
    for (int b = 0; b < blocks; b += CHUNK) {
      int bound = tables.bound(pool.threshold() - centre);
      if (bound >= 2 * pairs * CodeKernel.MAX_ENTRY) {
        return;
      }
      long block = lists.firstBlock[list] + (long) b;
      int count = Math.min(CHUNK, blocks - b);
      long at = block * lists.book.blockBytes();
      kernel.sum(lists.codes, at, count, pairs, tables.bytes, bound, sums, marks);
      if (b + count == blocks) {
        marks[count - 1] &= -1L >>> -lists.sizes[list];
      }
      for (int i = 0; i < count; i++) {
        take(block, i, centre);
      }
    }
  }

  private void take(long firstBlock, int i, float centre) {
    int slot = (int) (firstBlock + i) * CodeKernel.BLOCK;
    for (long mark = marks[i]; mark != 0; mark &= mark - 1) {
      int position = Long.numberOfTrailingZeros(mark);
      int bin = pool.bin(centre + tables.product(sums[i * CodeKernel.BLOCK + position]));
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
