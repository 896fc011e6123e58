package io.privatefm.bench.peer;

/** The lengths of candidate lists with which graphs are searched. */
final class Efforts {
  /** From a recall of about 0.7 on hard data to 0.99. */
  static final int[] OF_A_GRAPH = {10, 20, 40, 60, 80, 120, 180, 260, 380, 560, 800, 1_200};

  private Efforts() {}
}
