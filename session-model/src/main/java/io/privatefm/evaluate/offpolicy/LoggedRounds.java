package io.privatefm.evaluate.offpolicy;

/**
 * Logged bandit feedback: in every round some arms, the one that was drawn, the probability with
 * which it was, and its reward. Nothing is known of the rewards of the others.
 *
 * <p>Rounds are counted from 0, oldest first; arms from 0 within a round. Immutable.
 */
public abstract sealed class LoggedRounds permits LoggedTable, LoggedSpins {

  /** How many rounds. */
  public abstract int count();

  /** How many arms the widest round has. */
  abstract int mostArms();

  /** How many arms a round has. */
  abstract int arms(int round);

  /** The arm that was drawn. */
  abstract int chosen(int round);

  /** The probability with which it was drawn, above 0 and at most 1. */
  abstract double propensity(int round);

  /** What it earned. */
  abstract double reward(int round);

  /** The least that a round can earn. */
  abstract double leastReward();

  /** The most that a round can earn. */
  abstract double mostReward();

  /** Whose round it is, counted from 0; rounds of one owner hang together. */
  abstract int owner(int round);

  /** How many owners. */
  abstract int owners();

  /** The name of the drawn arm. */
  abstract String item(int round);

  /** The policies that can be judged on such a log, for messages. */
  abstract String targets();

  /**
   * A policy to judge.
   *
   * @param fitted how many of the first rounds it may learn from; the others judge it
   * @throws io.privatefm.catalogue.CatalogueException when there is no such policy
   */
  abstract TargetPolicy target(String name, int fitted, JudgeOptions options);

  /** Whether a policy learns from the log, so that a first part must be kept for it. */
  abstract boolean isFitted(String name, JudgeOptions options);

  /** A model of the reward that has seen nothing yet. */
  abstract RewardModel rewardModel();

  /**
   * Which arms the drawn one competed with, when arms mean the same in every round: then an arm
   * that was never drawn cannot be judged. False when every round has arms of its own.
   */
  abstract boolean sameArms();
}
