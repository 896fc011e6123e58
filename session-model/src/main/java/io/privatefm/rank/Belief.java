package io.privatefm.rank;

import java.util.random.RandomGenerator;

/** What a ranker holds for likely of the weights, by whatever it learns. One owner thread. */
sealed interface Belief permits Posterior, Ftrl {
  /** The weight of an unpacked feature that is expected. */
  double weight(int feature);

  /** Expected reward of the unpacked features at {@code x[from …]}. */
  double score(double[] x, int from);

  /** Standard deviation of that expectation. */
  double deviation(double[] x, int from);

  /** Draws weights; {@code spread} scales the standard deviation, 1 is the belief itself. */
  void draw(RandomGenerator random, double spread, double[] into);
}
