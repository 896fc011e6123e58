package io.privatefm.vector.inverted;

import io.privatefm.vector.inverted.Lists.Sections;
import io.privatefm.vector.kernel.CodeKernel;
import io.privatefm.vector.kernel.Kernel;
import java.util.Arrays;

/**
 * Finds the lists whose centroids have the largest inner product with a query. Scratch of one
 * thread.
 *
 * <p>The centroids are coded as the vectors are: sums over all of them cost a microsecond or two,
 * and only the promising ones are scored exactly. How high a sum must be to promise something is
 * learned from every eighth block.
 */
final class ListChooser {
  private static final int SAMPLED = 8;
  private static final int BINS = 512;

  /** Sums err: so many times the wanted lists are scored exactly. */
  private static final double OVER = 1.15;

  private static final double DEVIATIONS = 2.5;
  private static final int FEWEST = 16 * CodeKernel.BLOCK;

  private final Lists lists;
  private final Tables tables;
  private final short[] sums;
  private final long[] marks;
  private final long[] entries;
  private final int[] histogram = new int[BINS];
  private final int[] promising;
  private final float[] scores;
  private int count;

  ListChooser(Lists lists) {
    this.lists = lists;
    tables = new Tables(lists.centroidBook);
    int blocks = Sections.blocks(lists.count);
    sums = new short[blocks * CodeKernel.BLOCK];
    marks = new long[blocks];
    entries = new long[blocks * CodeKernel.BLOCK];
    promising = new int[lists.count];
    scores = new float[lists.count + Kernel.LANES];
  }

  /** How many lists were chosen. */
  int count() {
    return count;
  }

  /** The list at a rank; 0 is the nearest. */
  int list(int rank) {
    return (int) entries[count - 1 - rank];
  }

  /** The inner product of the query and the centroid at a rank. */
  float score(int rank) {
    return Ranking.score(entries[count - 1 - rank]);
  }

  /** Chooses at least {@code wanted} lists, or all if there are fewer. */
  void choose(float[] query, int wanted, Kernel kernel) {
    int found = 0;
    if (lists.count >= FEWEST && 3L * wanted < lists.count) {
      found = promising(query, wanted, kernel.codes());
    }
    if (found < wanted) {
      found = lists.count;
      for (int l = 0; l < found; l++) {
        promising[l] = l;
      }
    }
    kernel.scoreEach(lists.centroids, 0, lists.strideBytes, promising, found, query, scores);
    for (int i = 0; i < found; i++) {
      entries[i] = Ranking.pack(scores[i], promising[i]);
    }
    Arrays.sort(entries, 0, found);
    count = found;
  }

  private int promising(float[] query, int wanted, CodeKernel kernel) {
    tables.fill(query, kernel);
    int pairs = lists.centroidBook.pairs();
    int blocks = marks.length;
    long blockBytes = lists.centroidBook.blockBytes();
    int bound = bound(wanted, pairs, blocks - 1, blockBytes, kernel);
    kernel.sum(lists.centroidCodes, 0, blocks, pairs, tables.bytes, bound, sums, marks);
    int found = 0;
    for (int b = 0; b < blocks; b++) {
      for (long mark = marks[b]; mark != 0; mark &= mark - 1) {
        int list = b * CodeKernel.BLOCK + Long.numberOfTrailingZeros(mark);
        if (list < lists.count) {
          promising[found++] = list;
        }
      }
    }
    return found;
  }

  /** The sum that about {@code wanted} of all centroids exceed, by a histogram of a sample. */
  private int bound(int wanted, int pairs, int whole, long blockBytes, CodeKernel kernel) {
    Arrays.fill(histogram, 0);
    int shift =
        Math.max(0, 32 - Integer.numberOfLeadingZeros(2 * pairs * CodeKernel.MAX_ENTRY / BINS));
    int sampled = 0;
    for (int b = 0; b < whole; b += SAMPLED) {
      kernel.sum(lists.centroidCodes, b * blockBytes, 1, pairs, tables.bytes, -1, sums, marks);
      for (int i = 0; i < CodeKernel.BLOCK; i++) {
        histogram[sums[i] >> shift]++;
      }
      sampled += CodeKernel.BLOCK;
    }
    int bin = BINS;
    for (long left = enough(wanted * (double) sampled / lists.count); left > 0 && bin > 0; ) {
      left -= histogram[--bin];
    }
    return (bin << shift) - 1;
  }

  /**
   * How many of a sample are to lie above the bound when so many are expected, so that by chance it
   * hardly ever is too high.
   */
  private static long enough(double expected) {
    return (long) (expected * OVER + DEVIATIONS * Math.sqrt(expected)) + 1;
  }
}
