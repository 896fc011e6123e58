package io.privatefm.vector.inverted;

import io.privatefm.vector.kernel.CodeKernel;
import io.privatefm.vector.kernel.Kernel;
import java.util.Arrays;

/**
 * Finds the lists whose centroids have the largest inner product with a query. Scratch of one
 * thread.
 *
 * <p>The centroids are coded as the vectors are, around the points of their {@link Groups}: the
 * nearest groups are read as a search reads lists, and only the promising centroids are scored
 * exactly.
 */
final class ListChooser {
  /** Estimates err: so many times the wanted lists are scored exactly, and some more. */
  private static final double OVER = 1.25;

  private static final int MORE = 8;

  /** The nearest groups are read in any case. */
  private static final int FEWEST_GROUPS = 2;

  /**
   * A group is passed over when one of its centroids would have to lie so many standard deviations
   * out. More than chance would ask for, as centroids differ along few directions.
   */
  private static final float DEVIATIONS = 5;

  /** The first blocks of a group raise the threshold for more and more of the others. */
  private static final int FIRST_BLOCKS = 1;

  private static final int CHUNK = 4;

  /** So many blocks of a long group tell from which score on its centroids are promising. */
  private static final int SAMPLED_BLOCKS = 8;

  /** The sample lets so many times the kept lists pass, so that hardly ever too few do. */
  private static final double SAMPLED_OVER = 1.5;

  /** In so many classes sums are counted. */
  private static final int CLASSES = 1024;

  /** Of a group that is less than so many samples long every centroid may as well pass. */
  private static final int FEWEST_SAMPLES = 4;

  /** Fewer lists than this are all scored exactly. */
  private static final int FEWEST_LISTS = 16 * CodeKernel.BLOCK;

  private final Lists lists;
  private final Groups groups;
  private final Tables tables;
  private final CandidatePool pool = new CandidatePool();
  private final int[] counts = new int[CLASSES];
  private final short[] sums = new short[CHUNK * CodeKernel.BLOCK];
  private final long[] marks = new long[CHUNK];
  private final float[] scores;
  private final Ranking nearGroups;
  private final Ranking nearLists;
  private final int[] promising;

  ListChooser(Lists lists) {
    this.lists = lists;
    groups = lists.groups;
    tables = new Tables(lists.centroidBook);
    nearGroups = new Ranking(groups.count);
    nearLists = new Ranking(lists.count);
    promising = new int[lists.count];
    scores = new float[Math.max(lists.count, groups.count) + Kernel.LANES];
  }

  /** How many lists were chosen. */
  int count() {
    return nearLists.count();
  }

  /** The list at a rank; 0 is the nearest. */
  int list(int rank) {
    return nearLists.number(rank);
  }

  /** The inner product of the query and the centroid at a rank. */
  float score(int rank) {
    return nearLists.score(rank);
  }

  /** Chooses at least {@code wanted} lists, or all if there are fewer. */
  void choose(float[] query, int wanted, Kernel kernel) {
    int found = 0;
    if (lists.count >= FEWEST_LISTS && 3L * wanted < lists.count) {
      found = promising(query, wanted, kernel);
    }
    if (found < wanted) {
      found = lists.count;
      for (int l = 0; l < found; l++) {
        promising[l] = l;
      }
    }
    kernel.scoreEach(lists.centroids, 0, lists.strideBytes, promising, found, query, scores);
    nearLists.clear();
    for (int i = 0; i < found; i++) {
      nearLists.add(scores[i], promising[i]);
    }
    nearLists.sort();
  }

  private int promising(float[] query, int wanted, Kernel kernel) {
    rankGroups(query, kernel);
    tables.fill(query, kernel.codes());
    int kept = (int) (OVER * wanted) + MORE;
    float reach = lists.reach() + tables.reach();
    pool.start(kept, kept, false, -reach, reach);
    int least = groups.count == 1 ? sample(kept, kernel.codes()) : -1;
    for (int rank = 0; rank < groups.count; rank++) {
      int group = nearGroups.number(rank);
      float score = nearGroups.score(rank);
      if (rank < FEWEST_GROUPS || score + DEVIATIONS * groups.spreads[group] >= pool.threshold()) {
        read(group, score, least, kernel.codes());
      }
    }
    pool.drop();
    System.arraycopy(pool.slots(), 0, promising, 0, pool.count());
    return pool.count();
  }

  private void rankGroups(float[] query, Kernel kernel) {
    kernel.scoreRun(groups.points, 0, lists.strideBytes, groups.count, query, scores);
    nearGroups.clear();
    for (int g = 0; g < groups.count; g++) {
      nearGroups.add(scores[g], g);
    }
    nearGroups.sort();
  }

  /**
   * Where there is only one group: which sum about half as many centroids again exceed as are kept,
   * from some blocks at equal distances; so that the first ones are not all taken in.
   *
   * @return the bound of a sum, or −1 where sampling is not worth it
   */
  private int sample(int kept, CodeKernel kernel) {
    int blocks = groups.firstBlock[1];
    if (blocks < FEWEST_SAMPLES * SAMPLED_BLOCKS) {
      return -1;
    }
    int largest = 2 * lists.centroidBook.pairs() * CodeKernel.MAX_ENTRY;
    int shift = Integer.SIZE - Integer.numberOfLeadingZeros(largest / CLASSES);
    Arrays.fill(counts, 0);
    for (int i = 0; i < SAMPLED_BLOCKS; i++) {
      sum(i * (blocks / SAMPLED_BLOCKS), 1, -1, kernel); // never the last one, which is padded
      for (int position = 0; position < CodeKernel.BLOCK; position++) {
        counts[sums[position] >> shift]++;
      }
    }
    int left = (int) (SAMPLED_OVER * kept * SAMPLED_BLOCKS / blocks) + 1;
    int lowest = CLASSES;
    while (left > 0 && lowest > 0) {
      left -= counts[--lowest];
    }
    return (lowest << shift) - 1;
  }

  private void sum(int block, int count, int bound, CodeKernel kernel) {
    int pairs = lists.centroidBook.pairs();
    long at = (long) block * lists.centroidBook.blockBytes();
    kernel.sum(lists.centroidCodes, at, count, pairs, tables.bytes, bound, sums, marks);
  }

  private void read(int group, float score, int least, CodeKernel kernel) {
    int size = groups.size(group);
    int from = groups.firstBlock[group];
    int end = groups.firstBlock[group + 1];
    for (int count = FIRST_BLOCKS; from < end; from += count, count = Math.min(2 * count, CHUNK)) {
      count = Math.min(count, end - from);
      int bound = Math.max(least, tables.bound(pool.threshold() - score));
      sum(from, count, bound, kernel);
      if (from + count == end) {
        marks[count - 1] &= -1L >>> -size;
      }
      int first = groups.firstList[group] + (from - groups.firstBlock[group]) * CodeKernel.BLOCK;
      take(first, count, score);
    }
  }

  private void take(int firstList, int blocks, float score) {
    for (int b = 0; b < blocks; b++) {
      for (long mark = marks[b]; mark != 0; mark &= mark - 1) {
        int position = b * CodeKernel.BLOCK + Long.numberOfTrailingZeros(mark);
        int bin = pool.bin(score + tables.product(sums[position]));
        if (pool.isOpen(bin)) {
          pool.add(bin, firstList + position);
        }
      }
    }
    pool.raise();
  }
}
