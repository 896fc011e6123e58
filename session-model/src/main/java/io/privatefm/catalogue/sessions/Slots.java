package io.privatefm.catalogue.sessions;

import java.util.Arrays;

/**
 * Gives the few numbers that a question is about consecutive slots from 0, in the order in which
 * they come: what is known of each lies in small arrays side by side, and not scattered over arrays
 * of all the numbers that there are. Grows to the most numbers of a question and stays so; owned by
 * one thread.
 *
 * <p>A table with linear probing (Knuth, The Art of Computer Programming 3, 6.4, algorithm L), at
 * most a quarter full. Layout:
 *
 * <pre>
 *   numbers  int32[room]      of each slot
 *   cells    int32[room]      where the table has each slot
 *   table    int32[4 · room]  slot + 1; 0: free
 * </pre>
 */
public final class Slots {
  private static final int FIRST_ROOM = 256;
  private static final int SPARSE = 4;
  private static final int GOLDEN = 0x9E3779B9;

  private int[] numbers = new int[FIRST_ROOM];
  private int[] cells = new int[FIRST_ROOM];
  private int[] table = new int[FIRST_ROOM * SPARSE];
  private int count;

  /** Forgets all numbers, at a cost that follows how many there were. */
  public void clear() {
    for (int slot = 0; slot < count; slot++) {
      table[cells[slot]] = 0;
    }
    count = 0;
  }

  /** The number's slot; {@link #count} as it was before when the number is new. */
  public int of(int number) {
    int cell = cellOf(number);
    if (table[cell] != 0) {
      return table[cell] - 1;
    }
    if (count == numbers.length) {
      grow();
      cell = cellOf(number);
    }
    numbers[count] = number;
    cells[count] = cell;
    table[cell] = ++count;
    return count - 1;
  }

  /** The number's slot; -1 when it has none. */
  public int find(int number) {
    return table[cellOf(number)] - 1;
  }

  /** How many numbers have a slot. */
  public int count() {
    return count;
  }

  /** Whose slot it is. */
  public int number(int slot) {
    return numbers[slot];
  }

  /** How many slots there may be before there is more room; an array beside this has as many. */
  public int room() {
    return numbers.length;
  }

  /** The cell of the number, or the free one where it would be. */
  private int cellOf(int number) {
    int last = table.length - 1;
    int cell = (number * GOLDEN) >>> Integer.numberOfLeadingZeros(last);
    while (table[cell] != 0 && numbers[table[cell] - 1] != number) {
      cell = (cell + 1) & last;
    }
    return cell;
  }

  private void grow() {
    numbers = Arrays.copyOf(numbers, count * 2);
    cells = Arrays.copyOf(cells, count * 2);
    table = new int[count * 2 * SPARSE];
    for (int slot = 0; slot < count; slot++) {
      cells[slot] = cellOf(numbers[slot]);
      table[cells[slot]] = slot + 1;
    }
  }
}
