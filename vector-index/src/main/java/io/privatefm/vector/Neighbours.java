package io.privatefm.vector;

import java.util.Arrays;

/**
 * A bounded list of ids with their scores, best first: what a search fills, owned and reused by the
 * caller.
 *
 * <p>Kept by insertion: an entry that does not beat the worst costs one comparison, and in a scan
 * of n vectors only about k · ln(n / k) beat it. Not thread-safe.
 */
public final class Neighbours {
  private final int[] ids;
  private final float[] scores;
  private int count;

  /** An empty list that takes at most {@code capacity} neighbours, at least 1. */
  public Neighbours(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("must be >= 1: capacity=" + capacity);
    }
    ids = new int[capacity];
    scores = new float[capacity];
  }

  /** How many neighbours a search asks for. */
  public int capacity() {
    return ids.length;
  }

  /** How many neighbours the last search found. */
  public int count() {
    return count;
  }

  /** The id at {@code rank}; rank 0 is the best. */
  public int id(int rank) {
    return ids[checkedRank(rank)];
  }

  /** The inner product at {@code rank}; rank 0 has the largest. */
  public float score(int rank) {
    return scores[checkedRank(rank)];
  }

  private int checkedRank(int rank) {
    if (rank < 0 || rank >= count) {
      throw new IndexOutOfBoundsException("must be >= 0 and < " + count + ": rank=" + rank);
    }
    return rank;
  }

  /** Forgets all neighbours. */
  public void clear() {
    count = 0;
  }

  boolean full() {
    return count == ids.length;
  }

  /** The score that a larger id must exceed to enter a full list. */
  float threshold() {
    return scores[count - 1];
  }

  /**
   * Takes the id in if it is among the best. One that is offered again, with the same score, stays
   * once: a damaged file may name it twice. NaN never enters.
   */
  void offer(int id, float score) {
    if (Float.isNaN(score) || (full() && !beats(id, score, count - 1))) {
      return;
    }
    int at = full() ? count - 1 : count;
    while (at > 0 && beats(id, score, at - 1)) {
      at--;
    }
    if (at > 0 && ids[at - 1] == id) {
      return;
    }
    int moved = full() ? count - 1 - at : count++ - at;
    System.arraycopy(ids, at, ids, at + 1, moved);
    System.arraycopy(scores, at, scores, at + 1, moved);
    ids[at] = id;
    scores[at] = score;
  }

  private boolean beats(int id, float score, int rank) {
    return score > scores[rank] || (score == scores[rank] && id < ids[rank]);
  }

  @Override
  public String toString() {
    return "Neighbours[ids="
        + Arrays.toString(Arrays.copyOf(ids, count))
        + ", scores="
        + Arrays.toString(Arrays.copyOf(scores, count))
        + ']';
  }
}
