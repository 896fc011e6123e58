package io.privatefm.vector.inverted;

import java.util.Arrays;

/**
 * The best candidates so far, by estimated score: taking one in costs O(1), and nothing is ever
 * sorted. Scratch of one thread.
 *
 * <p>Scores fall into {@value #BINS} bins of equal width, and the pool counts how many are in each.
 * Now and then it is told to {@link #raise}: bins above which lie as many as are wanted are closed,
 * and the threshold rises. Candidates taken in before are left behind it, and dropped at the end.
 *
 * <p>A strict pool is for filters, and also counts what is seen and not allowed. Without a filter
 * it is the k best among so many wanted that estimates find; a filter may leave its k best far down
 * among all that is seen, where vectors lie denser. So as many times more than lie above the k-th
 * best that is allowed are considered, and whatever is allowed among them is kept. More than
 * {@value #CROWD} times as many as are wanted above the k-th best are a crowd: estimates do not
 * tell it apart.
 */
final class CandidatePool {
  private static final int BINS = 1024;
  private static final int CROWD = 64;

  /** Farther down estimates err more: so much wider, */
  private static final double WIDE = 1.5;

  /** and so much wider still for every doubling of the depth. */
  private static final double WIDER = 0.5;

  private final int[] counts = new int[BINS];
  private final int[] seen = new int[BINS];

  /** Below it nothing is taken in. */
  private final Mark open = new Mark();

  /** The bin of the k-th best of those taken in. */
  private final Mark best = new Mark();

  /** The bin above which all that was seen is considered. */
  private final Mark considered = new Mark();

  /** How many were seen at or above the bin of {@link #best}. */
  private int seenAboveBest;

  private int[] slots = new int[256];
  private short[] bins = new short[256];
  private int[] late = {};
  private int lateCount;
  private int taken;
  private boolean strict;
  private float low;
  private float width;
  private float perWidth;

  /** The highest bin from which on there are at least so many. */
  private static final class Mark {
    int bin;
    int above;
    int least;

    void start(int wanted) {
      bin = 0;
      above = 0;
      least = wanted;
    }

    void count(int one) {
      above += one >= bin ? 1 : 0;
    }

    void raise(int[] counted, int most) {
      while (bin < most && above - counted[bin] >= least) {
        above -= counted[bin++];
      }
    }
  }

  /**
   * Forgets all, and keeps about the best {@code wanted} from now on.
   *
   * @param k how many the answer needs, at most {@code wanted}
   * @param low no score is below it
   * @param high no score is above it
   */
  void start(int wanted, int k, boolean strict, float low, float high) {
    if (slots.length < 8 * wanted) {
      slots = new int[8 * wanted];
      bins = new short[8 * wanted];
    }
    this.strict = strict;
    this.low = low;
    width = (high - low) / BINS;
    perWidth = BINS / (high - low);
    taken = 0;
    lateCount = 0;
    Arrays.fill(counts, 0);
    open.start(wanted);
    if (strict) {
      Arrays.fill(seen, 0);
      best.start(k);
      considered.start(wanted);
      seenAboveBest = 0;
    }
  }

  /** Whether the k-th best of a strict pool lies in a crowd, or there are not k. */
  boolean isCrowd() {
    return strict && seenAboveBest > CROWD * open.least;
  }

  /**
   * How far down among all that was seen the k-th best that is allowed lies: k times this are at
   * least as good. Infinite while fewer than k are taken in.
   */
  double depth() {
    return best.above < best.least
        ? Double.POSITIVE_INFINITY
        : Math.max(1, seenAboveBest / (double) best.least);
  }

  /** The same in whole doublings, but for the first. */
  private int doublings() {
    int doublings =
        Integer.numberOfLeadingZeros(best.least) - Integer.numberOfLeadingZeros(seenAboveBest);
    return Math.max(0, doublings - 1);
  }

  /** How many candidates there are. */
  int count() {
    return open.above;
  }

  /** What a score must exceed to be taken in: rises as the pool fills. */
  float threshold() {
    return open.bin == 0 ? Float.NEGATIVE_INFINITY : low + open.bin * width;
  }

  /** The bin of a score. */
  int bin(float score) {
    return Math.clamp((int) ((score - low) * perWidth), 0, BINS - 1);
  }

  /** Whether a score of this bin is still taken in. */
  boolean isOpen(int bin) {
    return bin >= open.bin;
  }

  /** Counts a candidate whose bin is open, allowed or not; for a strict pool. */
  void see(int bin) {
    seen[bin]++;
    considered.count(bin);
    seenAboveBest += bin >= best.bin ? 1 : 0;
  }

  /** Takes in a candidate whose bin is open. */
  void add(int bin, int slot) {
    if (taken == slots.length) {
      drop();
    }
    slots[taken] = slot;
    bins[taken++] = (short) bin;
    counts[bin]++;
    open.above++;
    if (strict) {
      best.count(bin);
    }
  }

  /** Raises the threshold as far as the candidates taken in by now allow. */
  void raise() {
    int most = BINS;
    if (strict) {
      int before = best.bin;
      best.raise(counts, BINS);
      for (; before < best.bin; before++) {
        seenAboveBest -= seen[before];
      }
      double wider = open.least / (double) best.least * (WIDE + WIDER * doublings());
      considered.least = (int) (seenAboveBest * wider);
      considered.raise(seen, BINS);
      most = considered.bin;
    }
    open.raise(counts, most);
  }

  /** Drops what the threshold has left behind; should nothing be, there is room for more. */
  void drop() {
    int kept = 0;
    for (int i = 0; i < taken; i++) {
      slots[kept] = slots[i];
      bins[kept] = bins[i];
      kept += bins[i] >= open.bin ? 1 : 0;
    }
    taken = kept;
    if (taken == slots.length) {
      slots = Arrays.copyOf(slots, 2 * taken);
      bins = Arrays.copyOf(bins, 2 * taken);
    }
  }

  /** The score of the k-th best, give or take a bin, or −∞ if there are fewer; if strict. */
  float best() {
    return best.above < best.least ? Float.NEGATIVE_INFINITY : low + best.bin * width;
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
    open.above = kept;
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
    for (int i = 0; i < open.above; i++) {
      slots[kept] = slots[i];
      kept += scores[i] >= least ? 1 : 0;
    }
    open.above = kept;
  }
}
