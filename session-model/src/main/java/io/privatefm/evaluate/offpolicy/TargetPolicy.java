package io.privatefm.evaluate.offpolicy;

/** A policy to judge: with which probability it would draw each arm of a round. One thread. */
interface TargetPolicy {
  /** As it was asked for. */
  String name();

  /** What it does, in a sentence for the reader of the table. */
  String does();

  /** States the probability of every arm of a round; together 1 − {@link #outside}. */
  void distribute(int round, double[] into);

  /** The probability of arms that the log does not know. */
  default double outside(int round) {
    return 0;
  }
}
