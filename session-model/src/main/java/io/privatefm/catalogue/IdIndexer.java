package io.privatefm.catalogue;

import java.util.Arrays;

/**
 * Grows the hash table of {@link TrackIds} while the tracks are read, and notices an id that comes
 * twice.
 */
final class IdIndexer {
  /** Compares an id with that of a row that was added before. */
  interface SameId {
    boolean test(int row);
  }

  private long[] hashes = new long[1 << 10];
  private int[] slots = new int[1 << 11];
  private int size;

  /**
   * Adds the id of the next row.
   *
   * @param sameId asked only about rows with the same 64-bit hash
   * @return the row that has this id already, or -1 when it was added
   */
  int add(long hash, SameId sameId) {
    if (size * 2L >= slots.length) {
      grow();
    }
    int slot = (int) hash & (slots.length - 1);
    while (slots[slot] != 0) {
      int row = slots[slot] - 1;
      if (hashes[row] == hash && sameId.test(row)) {
        return row;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size + (size >> 1));
    }
    hashes[size++] = hash;
    slots[slot] = size;
    return -1;
  }

  /** Writes the table in the size that {@link TrackIds} expects. */
  void write(SectionWriter into) {
    rehash(TrackIds.slots(size));
    for (int slot : slots) {
      into.putInt(slot);
    }
  }

  private void grow() {
    rehash(Math.multiplyExact(slots.length, 2));
  }

  private void rehash(int length) {
    slots = new int[length];
    for (int row = 0; row < size; row++) {
      int slot = (int) hashes[row] & (length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (length - 1);
      }
      slots[slot] = row + 1;
    }
  }
}
