package io.privatefm.rank;

/**
 * How far {@link Ftrl} goes with each arm. All are in the terms of a weight's own variance in the
 * prior, so that what is held loosely moves farther.
 *
 * @param alpha the size of steps, above 0
 * @param beta how many squared gradients' root the first step is divided by, above 0
 * @param l1 what a weight's sum of gradients must come to before it moves at all, at least 0
 * @param l2 how firmly a weight is drawn back to the prior, at least 0
 */
record FtrlSteps(double alpha, double beta, double l1, double l2) {
  /** Chosen by simulation, see docs/evaluation.md. */
  static final FtrlSteps USUAL = new FtrlSteps(16, 1, 0, 0);

  FtrlSteps {
    require(alpha > 0 && alpha < Double.POSITIVE_INFINITY, "> 0 and finite: alpha", alpha);
    require(beta > 0 && beta < Double.POSITIVE_INFINITY, "> 0 and finite: beta", beta);
    require(l1 >= 0 && l1 < Double.POSITIVE_INFINITY, ">= 0 and finite: l1", l1);
    require(l2 >= 0 && l2 < Double.POSITIVE_INFINITY, ">= 0 and finite: l2", l2);
  }

  private static void require(boolean holds, String rule, double value) {
    if (!holds) {
      throw new IllegalArgumentException("must be " + rule + "=" + value);
    }
  }
}
