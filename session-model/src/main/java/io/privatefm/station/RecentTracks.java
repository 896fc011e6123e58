package io.privatefm.station;

import java.util.Arrays;

/**
 * The last tracks of one behaviour, newest first, in flat arrays, which grow as long as there are
 * more to come. A track that comes again moves to the front.
 */
public final class RecentTracks {
  private static final int FEW = 8;

  private final int most;
  private int[] rows;
  private long[] atMs;
  private int count;

  RecentTracks(int most) {
    this.most = most;
    rows = new int[Math.min(FEW, most)];
    atMs = new long[rows.length];
  }

  /** How many are remembered. */
  public int count() {
    return count;
  }

  /** The row of the i-th newest; below 0 when the catalogue lost the track. */
  public int row(int i) {
    return rows[checked(i)];
  }

  /** When the i-th newest was told, in epoch milliseconds. */
  public long atMs(int i) {
    return atMs[checked(i)];
  }

  /** Puts the track first. Costs O(count): it is short, and reading is what happens often. */
  void add(int row, long whenMs) {
    remove(row);
    put(0, row, whenMs);
  }

  /** Puts the track where its time belongs, unless it is there with a later one. */
  void insert(int row, long whenMs) {
    for (int i = 0; i < count; i++) {
      if (rows[i] == row && atMs[i] >= whenMs) {
        return;
      }
    }
    remove(row);
    int at = 0;
    while (at < count && atMs[at] > whenMs) {
      at++;
    }
    if (at < most) {
      put(at, row, whenMs);
    }
  }

  /** Puts a track in a place; the oldest goes when there is no room. */
  private void put(int at, int row, long whenMs) {
    if (count == rows.length && count < most) {
      int room = Math.min(most, 2 * count);
      rows = Arrays.copyOf(rows, room);
      atMs = Arrays.copyOf(atMs, room);
    }
    int moved = Math.min(count, rows.length - 1) - at;
    System.arraycopy(rows, at, rows, at + 1, moved);
    System.arraycopy(atMs, at, atMs, at + 1, moved);
    rows[at] = row;
    atMs[at] = whenMs;
    count = at + 1 + moved;
  }

  void remove(int row) {
    for (int i = 0; i < count; i++) {
      if (rows[i] == row) {
        System.arraycopy(rows, i + 1, rows, i, count - i - 1);
        System.arraycopy(atMs, i + 1, atMs, i, count - i - 1);
        count--;
        return;
      }
    }
  }

  void clear() {
    count = 0;
  }

  private int checked(int i) {
    if (i < 0 || i >= count) {
      throw new IndexOutOfBoundsException("must be >= 0 and < " + count + ": recent=" + i);
    }
    return i;
  }
}
