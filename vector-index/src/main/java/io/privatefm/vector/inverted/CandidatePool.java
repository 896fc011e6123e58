package io.privatefm.vector.inverted;

import java.util.Arrays;

/**
 * The best candidates so far, by estimated score: taking one in costs O(1), and nothing is ever
 * sorted. Scratch of one thread.
 *
 * <p>Scores fall into {@value #BINS} bins of equal width, and the pool counts how many are in each.
 * Once as many as are wanted lie above a bin, that bin is closed: the threshold rises. Candidates
 * taken in before are left behind it, and dropped at the end.
 *
 * <p>A bin that is nearer than a margin to the score of the k-th best stays open, however many
 * there are: estimates err, and a filter may cut where vectors lie dense.
 */
final class CandidatePool {
  private static final int BINS = 1024;

  private final int[] counts = new int[BINS];
  private int[] slots = new int[256];
  private short[] bins = new short[256];
  private int[] late = {};
  private int lateCount;
  private int wanted;
  private int taken;
  private int above;
  private int open;
  private int k;
  private int aboveBest;
  private int best;
  private int margin;
  private float low;
  private float width;
  private float perWidth;

  /**
   * Forgets all, and keeps about the best {@code wanted} from now on.
   *
   * @param k how many the answer needs, at most {@code wanted}
   * @param margin how far below the k-th best all are kept; or 0
   * @param low no score is below it
   * @param high no score is above it
   */
  void start(int wanted, int k, float margin, float low, float high) {
    if (slots.length < 8 * wanted) {
      slots = new int[8 * wanted];
      bins = new short[8 * wanted];
    }
    Arrays.fill(counts, 0);
    this.wanted = wanted;
    this.low = low;
    width = (high - low) / BINS;
    perWidth = BINS / (high - low);
    this.k = k;
    this.margin = margin > 0 ? (int) (margin * perWidth) + 1 : 0;
    taken = 0;
    lateCount = 0;
    above = 0;
    open = 0;
    aboveBest = 0;
    best = 0;
  }

  /** How many candidates there are. */
  int count() {
    return above;
  }

  /** What a score must exceed to be taken in: rises as the pool fills. */
  float threshold() {
    return open == 0 ? Float.NEGATIVE_INFINITY : low + open * width;
  }

  /** The bin of a score. */
  int bin(float score) {
    return Math.clamp((int) ((score - low) * perWidth), 0, BINS - 1);
  }

  /** Whether a score of this bin is still taken in. */
  boolean isOpen(int bin) {
    return bin >= open;
  }

  /** Takes in a candidate whose bin is open. */
  void add(int bin, int slot) {
    if (taken == slots.length) {
      drop();
    }
    slots[taken] = slot;
    bins[taken++] = (short) bin;
    counts[bin]++;
    above++;
    int most = BINS;
    if (margin > 0) {
      raiseBest(bin);
      most = best - margin;
    }
    while (open < most && above - counts[open] >= wanted) {
      above -= counts[open++];
    }
  }

  private void raiseBest(int bin) {
    if (bin >= best) {
      aboveBest++;
      while (aboveBest - counts[best] >= k) {
        aboveBest -= counts[best++];
      }
    }
  }

  /** Drops what the threshold has left behind; should nothing be, there is room for more. */
  void drop() {
    int kept = 0;
    for (int i = 0; i < taken; i++) {
      slots[kept] = slots[i];
      bins[kept] = bins[i];
      kept += bins[i] >= open ? 1 : 0;
    }
    taken = kept;
    if (taken == slots.length) {
      slots = Arrays.copyOf(slots, 2 * taken);
      bins = Arrays.copyOf(bins, 2 * taken);
    }
  }

  /**
   * The score of the k-th best, give or take a bin, or −∞ if there are fewer; with no margin, any
   * lower score.
   */
  float best() {
    return above < k ? Float.NEGATIVE_INFINITY : low + best * width;
  }

  /**
   * Sets the negative slots, rows of the tails, apart from the others; once, after {@link #drop}.
   */
  void setLateApart() {
    if (late.length < taken) {
      late = new int[slots.length];
    }
    int kept = 0;
    for (int i = 0; i < taken; i++) {
      int slot = slots[i];
      if (slot < 0) {
        late[lateCount++] = ~slot;
      } else {
        slots[kept++] = slot;
      }
    }
    taken = kept;
    above = kept;
  }

  /** How many rows of the tails are candidates. */
  int lateCount() {
    return lateCount;
  }

  int lateRow(int at) {
    return late[at];
  }

  /** The slots of the candidates, at 0 … count − 1; only after {@link #drop}; borrowed. */
  int[] slots() {
    return slots;
  }

  /** The slot of a candidate; only after {@link #drop}. */
  int slot(int at) {
    return slots[at];
  }

  /** Drops the candidates whose score is below the least; only after {@link #drop}. */
  void retain(float[] scores, float least) {
    int kept = 0;
    for (int i = 0; i < above; i++) {
      slots[kept] = slots[i];
      kept += scores[i] >= least ? 1 : 0;
    }
    above = kept;
  }
}
