package io.privatefm.rank;

import java.util.random.RandomGenerator;

/**
 * The normal distribution of the weights after what was observed: mean and Cholesky factor of the
 * precision.
 *
 * <p>Bayesian linear regression (Bishop, Pattern Recognition and Machine Learning, 3.3), whose
 * noise is first taken for the prior's and then for what that fit leaves unexplained, see {@link
 * Prior#rewardVariance}. With precision {@code P = I/τ² + Σ x xᵀ/σ²} and {@code P = L Lᵀ}: mean
 * {@code P⁻¹(m₀/τ² + Σ r x/σ²)}, variance of a score {@code |L⁻¹x|²}, a draw {@code mean + L⁻ᵀ z}.
 * The factor is made anew from the sums each time, so no rounding error grows over millions of
 * updates; the prior keeps {@code P} positive definite. Allocates nothing after construction.
 */
final class Posterior implements Belief {
  private static final int D = Features.DIMENSION;
  private static final double UNIT = Features.SCALE;
  private static final double REWARD_UNIT = Observations.REWARD_SCALE;

  private final double[] mean = new double[D];
  private final double[] factor = new double[D * D];
  private final double[] scratch = new double[D];
  private final Prior prior;

  Posterior(Prior prior) {
    this.prior = prior;
  }

  /**
   * Fits what was seen.
   *
   * @param one how often one of the newest arms counts in its sums
   */
  void fit(Observations seen, double one) {
    fit(seen, one, Prior.noisePrecision());
    fit(seen, one, 1 / Prior.rewardVariance(left(seen) / one, seen.mass / one));
  }

  /** What the fitted weights leave of Σr²: {@code Σr² − 2 wᵀΣrx + wᵀΣxxᵀw}. */
  private double left(Observations seen) {
    double left = seen.squares / REWARD_UNIT / REWARD_UNIT;
    int at = 0;
    for (int i = 0; i < D; i++) {
      left -= 2 * mean[i] * (seen.rewards[i] / (UNIT * REWARD_UNIT));
      for (int j = i; j < D; j++) {
        left += (i == j ? 1 : 2) * mean[i] * mean[j] * (seen.products[at++] / (UNIT * UNIT));
      }
    }
    return Math.max(0, left);
  }

  private void fit(Observations seen, double one, double noise) {
    double share = noise / one;
    int at = 0;
    for (int i = 0; i < D; i++) {
      for (int j = i; j < D; j++) {
        factor[j * D + i] = share * (seen.products[at++] / (UNIT * UNIT));
      }
      factor[i * D + i] += prior.precision(i);
      double rewards = seen.rewards[i] / (UNIT * REWARD_UNIT);
      mean[i] = prior.precision(i) * prior.mean(i) + share * rewards;
    }
    factorise();
    solveLower(mean);
    solveUpper(mean);
  }

  /** In place: the lower triangle becomes L. */
  private void factorise() {
    for (int j = 0; j < D; j++) {
      for (int i = j; i < D; i++) {
        double sum = factor[i * D + j];
        for (int k = 0; k < j; k++) {
          sum -= factor[i * D + k] * factor[j * D + k];
        }
        factor[i * D + j] = i == j ? Math.sqrt(sum) : sum / factor[j * D + j];
      }
    }
  }

  /** In place: {@code v = L⁻¹ v}. */
  private void solveLower(double[] v) {
    for (int i = 0; i < D; i++) {
      double sum = v[i];
      for (int k = 0; k < i; k++) {
        sum -= factor[i * D + k] * v[k];
      }
      v[i] = sum / factor[i * D + i];
    }
  }

  /** In place: {@code v = L⁻ᵀ v}. */
  private void solveUpper(double[] v) {
    for (int i = D - 1; i >= 0; i--) {
      double sum = v[i];
      for (int k = i + 1; k < D; k++) {
        sum -= factor[k * D + i] * v[k];
      }
      v[i] = sum / factor[i * D + i];
    }
  }

  @Override
  public double weight(int feature) {
    return mean[feature];
  }

  @Override
  public double score(double[] x, int from) {
    return dot(mean, x, from);
  }

  @Override
  public double deviation(double[] x, int from) {
    System.arraycopy(x, from, scratch, 0, D);
    solveLower(scratch);
    double square = 0;
    for (double part : scratch) {
      square += part * part;
    }
    return Math.sqrt(square);
  }

  @Override
  public void draw(RandomGenerator random, double spread, double[] into) {
    for (int i = 0; i < D; i++) {
      into[i] = random.nextGaussian();
    }
    solveUpper(into);
    for (int i = 0; i < D; i++) {
      into[i] = mean[i] + spread * into[i];
    }
  }

  static double dot(double[] weights, double[] x, int from) {
    double sum = 0;
    for (int i = 0; i < D; i++) {
      sum += weights[i] * x[from + i];
    }
    return sum;
  }
}
