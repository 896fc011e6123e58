package io.privatefm.evaluate.experiment;

/** What one listener did under one arm, summed up. Filled by one thread. */
final class ListenerTotals {
  double judged;
  double reward;
  double completed;
  double skipped;
  double liked;
}
