package io.privatefm.evaluate.offpolicy;

/** A model of the expected reward of an arm in a round: what DM and DR lean on. One thread. */
interface RewardModel {
  /** Learns the reward of the arm that was drawn in a round. */
  void learn(int round);

  /** The expected reward of an arm in a round. */
  double predict(int round, int arm);

  /** The expected reward of an arm that the log does not know. */
  double prior();
}
