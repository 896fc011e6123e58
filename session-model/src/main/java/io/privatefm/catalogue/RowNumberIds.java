package io.privatefm.catalogue;

/**
 * Watches whether the ids of the tracks are row numbers, and whether each stands at its own row.
 */
final class RowNumberIds {
  private boolean inOrder = true;
  private boolean numbers = true;
  private int largest = -1;

  void add(String id, int row) {
    int number = numbers ? number(id) : -1;
    numbers = number >= 0;
    largest = Math.max(largest, number);
    inOrder &= number == row;
  }

  /** Whether the ids of {@code tracks} distinct tracks are 0 … tracks − 1, but in another order. */
  boolean shuffled(int tracks) {
    return numbers && !inOrder && largest == tracks - 1;
  }

  private static int number(String id) {
    if (id.length() > 9 || (id.length() > 1 && id.startsWith("0"))) {
      return -1;
    }
    return id.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(id) : -1;
  }
}
