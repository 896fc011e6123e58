package io.privatefm.evaluate.offpolicy;

/** Mean and variance of numbers as they come (Welford 1962). */
final class Moments {
  private long count;
  private double mean;
  private double squares;

  void add(double value) {
    count++;
    double step = value - mean;
    mean += step / count;
    squares += step * (value - mean);
  }

  double mean() {
    return mean;
  }

  /** With n − 1 below; 0 for fewer than two. */
  double variance() {
    return count < 2 ? 0 : squares / (count - 1);
  }
}
