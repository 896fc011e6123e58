package io.privatefm.bench.station;

import java.util.List;

/** The middle of what several rounds gave: one disturbed round does not move it. */
final class Medians {
  private Medians() {}

  /** Of an even number the mean of the two in the middle. */
  static double of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
