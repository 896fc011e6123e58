package io.privatefm.engine;

/** The last few tracks of one behaviour. Scratch of one engine. */
final class Sequence {
  /** Tracks that are looked at. */
  static final int MOST = 8;

  private final int[] rows = new int[MOST];
  private int count;

  void clear() {
    count = 0;
  }

  boolean full() {
    return count == MOST;
  }

  int count() {
    return count;
  }

  /** The rows from the front; borrowed. */
  int[] rows() {
    return rows;
  }

  void add(int row) {
    rows[count++] = row;
  }
}
