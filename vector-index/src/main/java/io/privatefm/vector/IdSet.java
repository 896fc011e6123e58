package io.privatefm.vector;

import java.util.Arrays;

/** A small sorted set of ids that grows as needed and is reused by its owner. */
final class IdSet {
  private int[] ids;
  private int count;

  IdSet(int... ids) {
    this.ids = new int[Math.max(16, ids.length)];
    for (int id : ids) {
      add(id);
    }
  }

  int count() {
    return count;
  }

  int at(int i) {
    return ids[i];
  }

  boolean contains(int id) {
    return Arrays.binarySearch(ids, 0, count, id) >= 0;
  }

  /** Costs O(1) for rising ids, O(count) otherwise; an id that is in already stays in once. */
  void add(int id) {
    if (id < 0) {
      throw new IndexOutOfBoundsException("must be >= 0: id=" + id);
    }
    int at = count == 0 || ids[count - 1] < id ? count : place(id);
    if (at < 0) {
      return;
    }
    if (count == ids.length) {
      ids = Arrays.copyOf(ids, Math.addExact(count, count >> 1));
    }
    System.arraycopy(ids, at, ids, at + 1, count - at);
    ids[at] = id;
    count++;
  }

  /** Where the id belongs, or −1 if it is there. */
  private int place(int id) {
    int at = Arrays.binarySearch(ids, 0, count, id);
    return at >= 0 ? -1 : -at - 1;
  }

  void remove(int id) {
    int at = Arrays.binarySearch(ids, 0, count, id);
    if (at >= 0) {
      System.arraycopy(ids, at + 1, ids, at, count - at - 1);
      count--;
    }
  }

  void clear() {
    count = 0;
  }

  @Override
  public String toString() {
    return Arrays.toString(Arrays.copyOf(ids, count));
  }
}
