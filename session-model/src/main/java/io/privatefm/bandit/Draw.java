package io.privatefm.bandit;

import io.privatefm.station.Evidence;
import java.util.random.RandomGenerator;

/**
 * One draw of an arm with its propensity. Scratch of one engine, filled by each draw.
 *
 * <p>A share of every draw, the floor, is uniform over all arms, whatever the policy: {@code p = (1
 * − floor) · policy + floor / K}. With a floor above 0 no arm is ever impossible, and what is
 * journalled can judge any other policy. Then classes of arms are brought up to their {@link
 * Shares}.
 */
public final class Draw {
  private final double[] probabilities = new double[Evidence.MOST_ARMS];
  private int arm;
  private double propensity;
  private boolean explored;

  /**
   * Draws one of at least one arms.
   *
   * @param floor share of uniform draws, 0 to 1
   * @param shares least shares for classes of arms, which were put
   */
  public void draw(
      Policy policy,
      Arms arms,
      double appetite,
      double floor,
      Shares shares,
      RandomGenerator random) {
    int count = arms.count();
    if (count < 1) {
      throw new IllegalArgumentException("must be >= 1: arms=" + count);
    }
    policy.distribute(arms, appetite, random, probabilities);
    for (int i = 0; i < count; i++) {
      probabilities[i] = (1 - floor) * probabilities[i] + floor / count;
    }
    shares.lift(probabilities, count);
    arm = sample(count, random.nextDouble());
    propensity = Math.min(1, probabilities[arm]);
    explored = arms.isBeaten(arm);
  }

  private int sample(int count, double u) {
    double sum = 0;
    int last = 0;
    for (int i = 0; i < count; i++) {
      if (probabilities[i] > 0) {
        sum += probabilities[i];
        last = i;
        if (u < sum) {
          return i;
        }
      }
    }
    return last; // the sum fell short of 1 by rounding
  }

  /** The arm drawn. */
  public int arm() {
    return arm;
  }

  /** The probability with which it was drawn, above 0. */
  public double propensity() {
    return propensity;
  }

  /** Whether another arm had the higher expected reward. */
  public boolean explored() {
    return explored;
  }

  /** The probability that an arm had in this draw. */
  public double probability(int ofArm) {
    return probabilities[ofArm];
  }
}
