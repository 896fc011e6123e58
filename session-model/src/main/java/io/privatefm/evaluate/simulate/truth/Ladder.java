package io.privatefm.evaluate.simulate.truth;

/**
 * From how good a track is to a listener, to what they do with it: a cumulative logit model
 * (McCullagh, Regression models for ordinal data, 1980). The probability of an act or a better one
 * is {@code sigmoid(utility − step)}, so that each unit of utility multiplies the odds of going up
 * a step by e.
 */
final class Ladder {
  /**
   * Steps to SKIP, LEAVE, COMPLETE and LIKE. At a utility of 0: 3 % dislike, 47 % skip, 12 % leave,
   * 33 % hear out, 5 % like.
   */
  private static final double[] STEPS = {-3.5, 0, 0.5, 3};

  private static final double[] EXPONENTIALS = exponentials();

  private Ladder() {}

  private static double[] exponentials() {
    double[] values = new double[STEPS.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.exp(STEPS[i]);
    }
    return values;
  }

  /** Fills in the probability of every act. */
  static void chances(double utility, double[] into) {
    double e = Math.exp(Math.clamp(utility, -30, 30));
    double above = 1;
    for (int step = 0; step < EXPONENTIALS.length; step++) {
      double next = e / (e + EXPONENTIALS[step]);
      into[step] = above - next;
      above = next;
    }
    into[EXPONENTIALS.length] = above;
  }
}
