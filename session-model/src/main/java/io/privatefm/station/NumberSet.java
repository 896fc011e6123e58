package io.privatefm.station;

import java.util.Arrays;

/**
 * A bounded set of ints in order of arrival; when it is full, the oldest makes room. Looking up
 * allocates nothing.
 */
public final class NumberSet {
  private static final int FEW = 4;
  private static final int[] NONE = {};

  private final int most;
  private int[] items = NONE;
  private int[] sorted = NONE;
  private int count;

  NumberSet(int most) {
    this.most = most;
  }

  /** How many numbers are in. */
  public int count() {
    return count;
  }

  /** The i-th oldest number. */
  public int at(int i) {
    if (i >= count) {
      throw new IndexOutOfBoundsException("must be < " + count + ": i=" + i);
    }
    return items[i];
  }

  /** Whether the number is in; O(log count). */
  public boolean contains(int number) {
    return Arrays.binarySearch(sorted, 0, count, number) >= 0;
  }

  /** Adds the number as the newest; returns whether it is new. */
  boolean add(int number) {
    if (contains(number)) {
      return false;
    }
    if (count == most) {
      remove(items[0]);
    }
    if (count == items.length) {
      items = Arrays.copyOf(items, Math.min(most, Math.max(FEW, count * 2)));
      sorted = Arrays.copyOf(sorted, items.length);
    }
    int place = -Arrays.binarySearch(sorted, 0, count, number) - 1;
    System.arraycopy(sorted, place, sorted, place + 1, count - place);
    sorted[place] = number;
    items[count++] = number;
    return true;
  }

  /** Removes the number; returns whether it was in. */
  boolean remove(int number) {
    int place = Arrays.binarySearch(sorted, 0, count, number);
    if (place < 0) {
      return false;
    }
    System.arraycopy(sorted, place + 1, sorted, place, count - place - 1);
    int item = 0;
    while (items[item] != number) {
      item++;
    }
    System.arraycopy(items, item + 1, items, item, count - item - 1);
    count--;
    return true;
  }

  void check() {
    for (int i = 0; i < count; i++) {
      if (!contains(items[i]) || (i > 0 && sorted[i] <= sorted[i - 1])) {
        throw new IllegalStateException("number set broken: item=" + items[i]);
      }
    }
  }
}
