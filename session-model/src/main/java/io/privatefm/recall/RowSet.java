package io.privatefm.recall;

import java.util.Arrays;

/** A set of rows with room for a fixed number; open addressing, allocates nothing. */
final class RowSet {
  private static final int FREE = -1;
  private static final int GOLDEN = 0x9E3779B9;

  private final int[] slots;

  /** Room for so many rows. */
  RowSet(int most) {
    slots = new int[Integer.highestOneBit(Math.max(1, most)) * 4];
    clear();
  }

  void clear() {
    Arrays.fill(slots, FREE);
  }

  /** Takes a row in; false when it was there. */
  boolean add(int row) {
    int mask = slots.length - 1;
    int at = ((row * GOLDEN) >>> 8) & mask;
    while (slots[at] != FREE) {
      if (slots[at] == row) {
        return false;
      }
      at = (at + 1) & mask;
    }
    slots[at] = row;
    return true;
  }
}
