package io.privatefm.catalogue.foretell;

import java.util.Arrays;

/**
 * Turns the {@link Signals} of a track into one number: log odds that it comes next. A linear part
 * and one layer of {@value #HIDDEN} rectified units. Immutable.
 *
 * <pre>
 *   odds = linear · x + Σ out[h] · max(0, in[h] · x + bias[h])
 *
 *   weights   linear float32[signals], in float32[HIDDEN][signals], bias float32[HIDDEN],
 *             out float32[HIDDEN]
 * </pre>
 */
final class Fusion {
  static final int HIDDEN = 16;
  static final int IN = Signals.COUNT;
  static final int BIAS = IN + HIDDEN * Signals.COUNT;
  static final int OUT = BIAS + HIDDEN;

  /** How many weights there are. */
  static final int WEIGHTS = OUT + HIDDEN;

  private final float[] weights;

  Fusion(float[] weights) {
    if (weights.length != WEIGHTS) {
      throw new IllegalArgumentException("must be " + WEIGHTS + ": weights=" + weights.length);
    }
    this.weights = weights.clone();
  }

  float[] weights() {
    return weights.clone();
  }

  /** The log odds of the track whose signals begin at {@code from}, but for a constant. */
  float odds(float[] signals, int from) {
    float sum = dot(0, signals, from);
    for (int unit = 0; unit < HIDDEN; unit++) {
      float in = weights[BIAS + unit] + dot(IN + unit * Signals.COUNT, signals, from);
      sum += in > 0 ? weights[OUT + unit] * in : 0;
    }
    return sum;
  }

  private float dot(int row, float[] signals, int from) {
    float sum = 0;
    for (int i = 0; i < Signals.COUNT; i++) {
      sum += weights[row + i] * signals[from + i];
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fusion fusion && Arrays.equals(weights, fusion.weights);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(weights);
  }
}
