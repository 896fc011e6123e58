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

  /**
   * Writes the log odds of tracks, but for a constant.
   *
   * @param signals one row a signal, one column a track
   * @param unit scratch, as long as {@code odds}
   * @param odds of the first {@code count} tracks
   */
  void odds(float[][] signals, int count, float[] unit, float[] odds) {
    dot(0, signals, count, odds);
    for (int h = 0; h < HIDDEN; h++) {
      dot(IN + h * Signals.COUNT, signals, count, unit);
      rectify(weights[BIAS + h], weights[OUT + h], unit, count, odds);
    }
  }

  /** A row of weights times the signals of each track, in loops that compile to vectors. */
  private void dot(int row, float[][] signals, int count, float[] sums) {
    Arrays.fill(sums, 0, count, 0);
    int i = 0;
    for (; i + 4 <= Signals.COUNT; i += 4) {
      addFour(row + i, signals[i], signals[i + 1], signals[i + 2], signals[i + 3], count, sums);
    }
    for (; i < Signals.COUNT; i++) {
      addOne(weights[row + i], signals[i], count, sums);
    }
  }

  private void addFour(int row, float[] a, float[] b, float[] c, float[] d, int count, float[] to) {
    float ofA = weights[row];
    float ofB = weights[row + 1];
    float ofC = weights[row + 2];
    float ofD = weights[row + 3];
    for (int t = 0; t < count; t++) {
      to[t] = to[t] + ofA * a[t] + ofB * b[t] + ofC * c[t] + ofD * d[t];
    }
  }

  private static void addOne(float weight, float[] signal, int count, float[] to) {
    for (int t = 0; t < count; t++) {
      to[t] = to[t] + weight * signal[t];
    }
  }

  private static void rectify(float bias, float out, float[] unit, int count, float[] to) {
    for (int t = 0; t < count; t++) {
      to[t] = to[t] + out * Math.max(0, bias + unit[t]);
    }
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
