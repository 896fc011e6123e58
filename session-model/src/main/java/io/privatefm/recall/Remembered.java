package io.privatefm.recall;

import io.privatefm.vector.Neighbours;

/**
 * The tracks nearest to vectors that were searched for lately, whatever the rules say of them. What
 * is remembered is what the same search would find again, so that only the time tells one from the
 * other.
 *
 * <p>A table of sets of {@value #WAYS}; in a full set the one goes that was asked for the longest
 * ago. Scratch of one engine: it is over one catalogue, and so is what is in here. Layout:
 *
 * <pre>
 *   keys     int64[n]              hash of the vector; 0: free
 *   askedAt  int32[n]              by a count of asking
 *   counts   int32[n]              tracks found
 *   rows     int32[n][most]        the nearest first
 * </pre>
 */
final class Remembered {
  private static final int WAYS = 4;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long[] keys;
  private final int[] askedAt;
  private final int[] counts;
  private final int[] rows;
  private final int most;
  private int asked;

  /**
   * Room for so many vectors, rounded up to whole sets; at least one set.
   *
   * @param most tracks found for each
   */
  Remembered(int vectors, int most) {
    this.most = most;
    int sets = Math.max(1, Math.ceilDiv(vectors, WAYS));
    keys = new long[sets * WAYS];
    askedAt = new int[sets * WAYS];
    counts = new int[sets * WAYS];
    rows = new int[sets * WAYS * most];
  }

  /**
   * What stands for a search for so many tracks near to a vector, never 0; two that differ have the
   * same once in 2^64.
   */
  static long key(float[] vector, int tracks) {
    long hash = GOLDEN * tracks;
    for (float component : vector) {
      hash = (hash ^ Float.floatToRawIntBits(component)) * GOLDEN;
      hash ^= hash >>> 32;
    }
    return hash == 0 ? GOLDEN : hash;
  }

  /** Where the vector's tracks are until the next {@link #put}; -1 when they are not. */
  int find(long key) {
    int first = firstOf(key);
    for (int at = first; at < first + WAYS; at++) {
      if (keys[at] == key) {
        askedAt[at] = ++asked;
        return at;
      }
    }
    return -1;
  }

  /** Remembers what a search found, no more than there is room for. */
  void put(long key, Neighbours found) {
    int at = firstOf(key);
    for (int other = at + 1; other < firstOf(key) + WAYS; other++) {
      at = asked - askedAt[other] > asked - askedAt[at] ? other : at; // the count may overflow
    }
    keys[at] = key;
    askedAt[at] = ++asked;
    counts[at] = found.count();
    for (int i = 0; i < found.count(); i++) {
      rows[at * most + i] = found.id(i);
    }
  }

  /** How many tracks were found. */
  int count(int at) {
    return counts[at];
  }

  /** One of them; 0 is the nearest. */
  int row(int at, int i) {
    return rows[at * most + i];
  }

  private int firstOf(long key) {
    return (int) Long.remainderUnsigned(key, keys.length / WAYS) * WAYS;
  }
}
