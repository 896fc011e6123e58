package io.privatefm.evaluate.offpolicy;

/**
 * What the importance weights say about how much a log knows of a target.
 *
 * @param effectiveSampleSize (Σw)² / Σw²: how many rounds of the target's own the log is worth
 *     (Kish 1965)
 * @param mean 1 is expected
 * @param meanDeviation the standard error of that mean
 * @param largest the largest weight
 * @param largestShare its part of the sum of all
 * @param smallestPropensity of the judged rounds
 * @param matched rounds whose drawn arm the target would draw at all
 * @param effectiveRewards (Σw|r|)² / Σ(wr)²: on how many rewards IPS and SNIPS rest
 * @param unseen the target's probability of arms that were never drawn; 0 when arms differ by round
 */
public record Weights(
    double effectiveSampleSize,
    double mean,
    double meanDeviation,
    double largest,
    double largestShare,
    double smallestPropensity,
    int matched,
    double effectiveRewards,
    double unseen) {

  static Weights of(Decisions decisions) {
    Moments moments = new Moments();
    double sum = 0;
    double squares = 0;
    double rewards = 0;
    double rewardSquares = 0;
    double largest = 0;
    double smallestPropensity = 1;
    int matched = 0;
    for (int i = 0; i < decisions.count(); i++) {
      double weight = decisions.weight[i];
      double weighted = weight * Math.abs(decisions.reward[i]);
      moments.add(weight);
      sum += weight;
      squares += weight * weight;
      rewards += weighted;
      rewardSquares += weighted * weighted;
      largest = Math.max(largest, weight);
      smallestPropensity = Math.min(smallestPropensity, decisions.propensity[i]);
      matched += weight > 0 ? 1 : 0;
    }
    return new Weights(
        squared(sum, squares),
        moments.mean(),
        Math.sqrt(moments.variance() / decisions.count()),
        largest,
        sum == 0 ? 0 : largest / sum,
        smallestPropensity,
        matched,
        squared(rewards, rewardSquares),
        decisions.unseen);
  }

  private static double squared(double sum, double squares) {
    return squares == 0 ? 0 : sum * sum / squares;
  }
}
