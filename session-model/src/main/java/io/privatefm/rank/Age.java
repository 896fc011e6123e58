package io.privatefm.rank;

/**
 * How much more a judgement counts the later it is: twice as much for each epoch of {@value
 * Reputation#HALF_LIFE_DAYS} days after the base. The base is a multiple of {@value #STEP} epochs,
 * so that engines that began in different months have the same.
 */
final class Age {
  /** Epochs by which the base moves. */
  static final int STEP = 8;

  /** Beyond this many doublings it moves: a sum overflows after 10^11 judgements. */
  private static final int MOST_WEIGHT = 2 * STEP - 1;

  private static final long EPOCH_MS = Reputation.HALF_LIFE_DAYS * 86_400_000L;
  private static final long NONE = Long.MIN_VALUE;

  private long base = NONE;
  private long newest = NONE;

  /** The epoch of a time. */
  static long epoch(long atMs) {
    return Math.floorDiv(atMs, EPOCH_MS);
  }

  /** Makes room for an epoch; by how many halvings all that was counted has to become less. */
  int reach(long epoch) {
    if (epoch == NONE) {
      return 0;
    }
    if (base == NONE) {
      base = Math.floorDiv(epoch, STEP) * STEP;
      newest = epoch;
      return 0;
    }
    newest = Math.max(newest, epoch);
    if (newest - base <= MOST_WEIGHT) {
      return 0;
    }
    long moved = Math.floorDiv(newest, STEP) * STEP - STEP;
    int halvings = (int) Math.min(Long.SIZE - 1, moved - base);
    base = moved;
    return halvings;
  }

  /** How many times what is of an epoch counts double; what is of before the base counts once. */
  int weight(long epoch) {
    return Math.clamp(epoch - base, 0, MOST_WEIGHT);
  }

  /** What a judgement of the newest epoch counts. */
  double one() {
    return base == NONE ? 1 : 1L << weight(newest);
  }

  /** A sum with another base as one with this. */
  long rebased(long sum, long otherBase) {
    long halvings = base - otherBase;
    return halvings < 0 ? sum << -halvings : sum >> Math.min(halvings, Long.SIZE - 1);
  }

  long base() {
    return base;
  }

  long newest() {
    return newest;
  }

  void clear() {
    base = NONE;
    newest = NONE;
  }
}
