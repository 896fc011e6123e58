package io.privatefm.bandit;

import java.util.random.RandomGenerator;

/**
 * A contextual bandit's rule: with which probability each arm is to be drawn.
 *
 * <p>A policy never draws; it states the distribution, and {@link Draw} draws from it. So the told
 * propensity is the probability of the draw by construction. May use scratch of its own: one
 * instance belongs to one engine. Allocates nothing.
 */
public sealed interface Policy
    permits UniformPolicy,
        GreedyPolicy,
        EpsilonGreedyPolicy,
        LinUcbPolicy,
        ThompsonPolicy,
        SquareCbPolicy {

  /** Which policy this is. */
  PolicyKind kind();

  /**
   * States the distribution over the arms.
   *
   * @param appetite how eager to explore: 1 as usual, less for the familiar, more for the new
   * @param random for policies whose distribution is itself drawn
   * @param into {@code into[arm]} becomes the probability, at least 0, together 1
   */
  void distribute(Arms arms, double appetite, RandomGenerator random, double[] into);

  /** A policy with its usual parameters. */
  static Policy of(PolicyKind kind) {
    return switch (kind) {
      case UNIFORM -> new UniformPolicy();
      case GREEDY -> new GreedyPolicy();
      case EPSILON_GREEDY -> new EpsilonGreedyPolicy();
      case LIN_UCB -> new LinUcbPolicy();
      case THOMPSON -> new ThompsonPolicy();
      case SQUARE_CB -> new SquareCbPolicy();
    };
  }
}
