package io.privatefm.evaluate.offpolicy;

/**
 * Values to take the mean of, with importance weights whose own mean is known to be 1, and how far
 * values go that were not seen.
 *
 * @param weights float64[n], at least 0
 * @param values float64[n]
 * @param most the largest weight that is reckoned with, above 1
 * @param lowAtZero the smallest value at weight 0
 * @param highAtZero the largest value at weight 0
 * @param lowAtMost the smallest value at the largest weight
 * @param highAtMost the largest value at the largest weight
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read only
record WeightedValues(
    double[] weights,
    double[] values,
    double most,
    double lowAtZero,
    double highAtZero,
    double lowAtMost,
    double highAtMost) {

  /** The same with all values negated. */
  WeightedValues mirrored() {
    double[] negated = new double[values.length];
    for (int i = 0; i < negated.length; i++) {
      negated[i] = -values[i];
    }
    return new WeightedValues(
        weights, negated, most, -highAtZero, -lowAtZero, -highAtMost, -lowAtMost);
  }

  int count() {
    return values.length;
  }
}
