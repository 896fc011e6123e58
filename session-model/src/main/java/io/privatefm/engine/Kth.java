package io.privatefm.engine;

/** Finds a number by its rank without sorting (Hoare, <i>Algorithm 65: Find</i>, CACM 1961). */
final class Kth {
  private Kth() {}

  /**
   * The number that stands at {@code k} once the first {@code count} are in rising order; leaves
   * them in another order. None may be NaN.
   */
  static double smallest(double[] numbers, int count, int k) {
    int from = 0;
    int to = count - 1;
    while (from < to) {
      double pivot = numbers[k];
      int low = from;
      int high = to;
      while (low <= high) {
        while (numbers[low] < pivot) {
          low++;
        }
        while (numbers[high] > pivot) {
          high--;
        }
        if (low <= high) {
          double swapped = numbers[low];
          numbers[low++] = numbers[high];
          numbers[high--] = swapped;
        }
      }
      from = high < k ? low : from;
      to = low > k ? high : to;
    }
    return numbers[k];
  }
}
