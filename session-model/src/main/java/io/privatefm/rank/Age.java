package io.privatefm.rank;

/**
 * How much more what is seen counts the later it is: twice as much for each epoch, which is a
 * half-life, after the base. The base is a multiple of some epochs, so that engines that began at
 * different times have the same.
 *
 * <p>It is forward decay (Cormode, Shkapenyuk, Srivastava and Xu, ICDE 2009): not what was counted
 * is made less, but what is counted now weighs more, by whole powers of two. So all sums are of
 * whole numbers, and their order does not matter. Only when the base moves everything is made less.
 */
final class Age {
  private static final long DAY_MS = 86_400_000L;
  private static final long NONE = Long.MIN_VALUE;

  private final long epochMs;
  private final int step;
  private long base = NONE;
  private long newest = NONE;

  /**
   * Nothing seen yet.
   *
   * @param step epochs by which the base moves; the newest counts at most 2<sup>2·step − 1</sup>
   *     times
   */
  Age(int halfLifeDays, int step) {
    epochMs = halfLifeDays * DAY_MS;
    this.step = step;
  }

  /** The epoch of a time. */
  long epoch(long atMs) {
    return Math.floorDiv(atMs, epochMs);
  }

  /** Makes room for an epoch; by how many halvings all that was counted has to become less. */
  int reach(long epoch) {
    if (epoch == NONE) {
      return 0;
    }
    if (base == NONE) {
      base = Math.floorDiv(epoch, step) * step;
      newest = epoch;
      return 0;
    }
    newest = Math.max(newest, epoch);
    if (newest - base <= mostWeight()) {
      return 0;
    }
    long moved = Math.floorDiv(newest, step) * step - step;
    int halvings = (int) Math.min(Long.SIZE - 1, moved - base);
    base = moved;
    return halvings;
  }

  private int mostWeight() {
    return 2 * step - 1;
  }

  /** How many times what is of an epoch counts double; what is of before the base counts once. */
  int weight(long epoch) {
    return Math.clamp(epoch - base, 0, mostWeight());
  }

  /** What one of the newest epoch counts. */
  double one() {
    return base == NONE ? 1 : 1L << weight(newest);
  }

  /** A sum with another base as one with this. */
  long rebased(long sum, long otherBase) {
    if (otherBase == NONE || base == NONE) {
      return sum;
    }
    long halvings = base - otherBase;
    return halvings < 0 ? sum << -halvings : sum >> Math.min(halvings, Long.SIZE - 1);
  }

  long base() {
    return base;
  }

  long newest() {
    return newest;
  }

  /** Becomes what another was told. */
  void become(long toldBase, long toldNewest) {
    base = toldBase;
    newest = toldNewest;
  }

  void clear() {
    become(NONE, NONE);
  }
}
