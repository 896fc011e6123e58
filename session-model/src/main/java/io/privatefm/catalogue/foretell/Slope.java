package io.privatefm.catalogue.foretell;

/**
 * The gradient of a question's loss by the weights of the {@link Fusion}: back-propagation through
 * one layer. Scratch of one learner.
 */
final class Slope {
  /** Tracks that got so little of the odds change nothing. */
  private static final double LEAST = 1e-4;

  private final double[] weights;
  private final double[] slope;
  private final double[] x = new double[Foreteller.MOST * Signals.COUNT];
  private final double[] units = new double[Foreteller.MOST * Fusion.HIDDEN];
  private final double[] odds = new double[Foreteller.MOST];

  /**
   * A gradient of these weights.
   *
   * @param slope where it is added
   */
  Slope(double[] weights, double[] slope) {
    this.weights = weights;
    this.slope = slope;
  }

  /** Adds a question's part. */
  void add(Question question, double[] mean, double[] deviation) {
    float[] signals = question.signals();
    for (int at = 0; at < signals.length; at++) {
      int i = at % Signals.COUNT;
      x[at] = (signals[at] - mean[i]) / deviation[i];
    }
    int tracks = question.tracks();
    double most = Double.NEGATIVE_INFINITY;
    for (int track = 0; track < tracks; track++) {
      odds[track] = forward(track);
      most = Math.max(most, odds[track]);
    }
    double sum = 0;
    for (int track = 0; track < tracks; track++) {
      odds[track] = Math.exp(odds[track] - most);
      sum += odds[track];
    }
    for (int track = 0; track < tracks; track++) {
      double wrong = odds[track] / sum - (track == question.came() ? 1 : 0);
      if (Math.abs(wrong) >= LEAST) {
        backward(track, wrong);
      }
    }
  }

  private double forward(int track) {
    double sum = dot(0, track);
    for (int unit = 0; unit < Fusion.HIDDEN; unit++) {
      double in = weights[Fusion.BIAS + unit] + dot(Fusion.IN + unit * Signals.COUNT, track);
      units[track * Fusion.HIDDEN + unit] = in;
      sum += in > 0 ? weights[Fusion.OUT + unit] * in : 0;
    }
    return sum;
  }

  private double dot(int row, int track) {
    double sum = 0;
    for (int i = 0; i < Signals.COUNT; i++) {
      sum += weights[row + i] * x[track * Signals.COUNT + i];
    }
    return sum;
  }

  private void backward(int track, double wrong) {
    addRow(0, track, wrong);
    for (int unit = 0; unit < Fusion.HIDDEN; unit++) {
      double in = units[track * Fusion.HIDDEN + unit];
      if (in > 0) {
        double back = wrong * weights[Fusion.OUT + unit];
        slope[Fusion.OUT + unit] += wrong * in;
        slope[Fusion.BIAS + unit] += back;
        addRow(Fusion.IN + unit * Signals.COUNT, track, back);
      }
    }
  }

  private void addRow(int row, int track, double factor) {
    for (int i = 0; i < Signals.COUNT; i++) {
      slope[row + i] += factor * x[track * Signals.COUNT + i];
    }
  }
}
