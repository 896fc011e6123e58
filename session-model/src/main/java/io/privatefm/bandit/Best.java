package io.privatefm.bandit;

/** Gives probability to the best of some values; equals share it. */
final class Best {
  private Best() {}

  /** Adds {@code mass} to the largest of the first {@code count} values, split among equals. */
  static void add(double[] values, int count, double mass, double[] into) {
    double best = Double.NEGATIVE_INFINITY;
    int equals = 0;
    for (int i = 0; i < count; i++) {
      if (values[i] > best) {
        best = values[i];
        equals = 1;
      } else if (values[i] == best) {
        equals++;
      }
    }
    for (int i = 0; i < count; i++) {
      into[i] += values[i] == best ? mass / equals : 0;
    }
  }
}
