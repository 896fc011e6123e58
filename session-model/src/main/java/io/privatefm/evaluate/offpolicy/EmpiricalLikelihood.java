package io.privatefm.evaluate.offpolicy;

import io.privatefm.evaluate.report.Interval;

/**
 * The interval of a weighted mean by empirical likelihood (Karampatziakis, Langford and Mineiro:
 * Empirical likelihood for contextual bandits, NeurIPS 2020).
 *
 * <p>Of all distributions over what was seen and what could have been seen (a weight of 0 or the
 * largest, with the worst or the best value), under which the weights have a mean of 1, those are
 * taken that do not make the log too unlikely; the interval is between the smallest and the largest
 * mean value among them. It knows two things that resampling does not: that the mean weight is 1,
 * and that a rare round of large weight may have been missed. So it holds where weights have a
 * heavy tail.
 *
 * <p>With {@code φ} the loss of log-likelihood per round that is allowed, the lower end is, by
 * duality, the largest {@code exp(mean log(vᵢ + β + γ wᵢ) − φ) − β − γ} over {@code β, γ} for which
 * no term, seen or not, is negative. Any such {@code β, γ} gives an end that is at most too far
 * out: an ascent that stops early errs on the safe side.
 */
final class EmpiricalLikelihood {

  private EmpiricalLikelihood() {}

  /** The most likely mean and its interval. */
  static Interval of(WeightedValues sample, double confidence) {
    if (!(sample.most() > 1)) {
      throw new IllegalArgumentException("must be > 1: most=" + sample.most());
    }
    double tilt = tilt(sample);
    double z = Normal.quantile((1 + confidence) / 2);
    double loss = loss(sample, tilt) + z * z / 2 / sample.count();
    double low = new Ascent(sample, loss).bound();
    double high = -new Ascent(sample.mirrored(), loss).bound();
    return new Interval(Math.clamp(mean(sample, tilt), low, Math.max(low, high)), low, high);
  }

  /**
   * The γ for which probabilities {@code 1 / n(1 + γ(w − 1))} are the most likely under which the
   * weights have a mean of 1.
   */
  private static double tilt(WeightedValues sample) {
    double low = -1 / (sample.most() - 1);
    double high = 1;
    for (int step = 0; step < 100; step++) {
      double middle = (low + high) / 2;
      double slope = 0;
      for (double weight : sample.weights()) {
        slope += (weight - 1) / (1 + middle * (weight - 1));
      }
      low = slope > 0 ? middle : low;
      high = slope > 0 ? high : middle;
    }
    return low;
  }

  private static double loss(WeightedValues sample, double tilt) {
    double sum = 0;
    for (double weight : sample.weights()) {
      sum += Math.log1p(tilt * (weight - 1));
    }
    return Math.max(0, sum / sample.count());
  }

  /** What was not seen counts as 0: a correction that nobody knows is none. */
  private static double mean(WeightedValues sample, double tilt) {
    double sum = 0;
    for (int i = 0; i < sample.count(); i++) {
      sum += sample.values()[i] / (1 + tilt * (sample.weights()[i] - 1));
    }
    return sum / sample.count();
  }
}
