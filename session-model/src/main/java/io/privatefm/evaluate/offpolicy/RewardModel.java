package io.privatefm.evaluate.offpolicy;

/**
 * A model of the expected reward of an arm in a round: what DM and DR lean on. Linear in what it
 * learned, so that a target's mean over many rounds follows from the mean of what it asks for. One
 * thread.
 */
interface RewardModel {
  /** Learns the reward of the arm that was drawn in a round. */
  void learn(int round);

  /** The expected reward of an arm in a round. */
  double predict(int round, int arm);

  /** The expected reward of an arm that the log does not know. */
  double prior();

  /** Room for {@link #demand}, all 0. */
  double[] noDemand();

  /** Adds what a target asks for in a round: its probabilities, in the model's own terms. */
  void demand(int round, double[] probabilities, double[] into);

  /** The sum of the expected rewards of what was asked for. */
  double supply(double[] demand);
}
