package io.privatefm.server.air;

/** The last {@value #MOST} different numbers, all above 0. */
final class RecentNumbers {
  /** More than a station has spins that may still move. */
  static final int MOST = 32;

  private final long[] numbers = new long[MOST];
  private int next;

  /** Takes a number in; false when it is there. */
  boolean add(long number) {
    for (long known : numbers) {
      if (known == number) {
        return false;
      }
    }
    numbers[next] = number;
    next = (next + 1) % MOST;
    return true;
  }
}
