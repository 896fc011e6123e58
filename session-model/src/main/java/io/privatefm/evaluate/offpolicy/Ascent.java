package io.privatefm.evaluate.offpolicy;

/**
 * The ascent to the lower end of {@link EmpiricalLikelihood}: Newton's method on a concave function
 * of two numbers, with logarithmic barriers that fade, and steps halved until they climb (Boyd and
 * Vandenberghe: Convex Optimization, 2004, chapter 11).
 */
final class Ascent {
  private static final int STEPS = 60;
  private static final int HALVINGS = 40;
  private static final double[] BARRIERS = {1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8};
  private static final double RIDGE = 1e-12;

  private final WeightedValues sample;
  private final double loss;
  private final double scale;
  private double beta;
  private double gamma;

  // Gradient and curvature at the last point looked at.
  private double kappa;
  private double slopeBeta;
  private double slopeGamma;
  private double curveBeta;
  private double curveBoth;
  private double curveGamma;

  Ascent(WeightedValues sample, double loss) {
    this.sample = sample;
    this.loss = loss;
    scale =
        Math.max(
            1e-12,
            Math.max(Math.abs(sample.lowAtMost()) / sample.most(), Math.abs(sample.lowAtZero())));
  }

  /** The lower end. */
  double bound() {
    start();
    for (double barrier : BARRIERS) {
      climb(barrier * scale);
    }
    return kappa(beta, gamma) - beta - gamma;
  }

  /** Far inside of what is allowed. */
  private void start() {
    double least = Math.min(0, sample.lowAtZero());
    for (int i = 0; i < sample.count(); i++) {
      least = Math.min(least, sample.values()[i]);
    }
    beta = -least + scale;
    gamma = Math.max(0, -sample.lowAtMost() / sample.most()) + scale;
  }

  private double atZero(double b) {
    return b + sample.lowAtZero();
  }

  private double atMost(double b, double g) {
    return b + g * sample.most() + sample.lowAtMost();
  }

  private void climb(double barrier) {
    for (int step = 0; step < STEPS; step++) {
      look(barrier);
      double determinant = curveBeta * curveGamma - curveBoth * curveBoth;
      double stepBeta = (curveBoth * slopeGamma - curveGamma * slopeBeta) / determinant;
      double stepGamma = (curveBoth * slopeBeta - curveBeta * slopeGamma) / determinant;
      double gain = stepBeta * slopeBeta + stepGamma * slopeGamma;
      if (!(gain > 0)) { // rounding: straight up instead
        stepBeta = slopeBeta * scale;
        stepGamma = slopeGamma * scale;
      }
      if (Math.abs(gain) < 1e-12 * scale || !advance(stepBeta, stepGamma, barrier)) {
        return;
      }
    }
  }

  private boolean advance(double stepBeta, double stepGamma, double barrier) {
    double here = height(beta, gamma, barrier);
    double length = 1;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double b = beta + length * stepBeta;
      double g = gamma + length * stepGamma;
      if (height(b, g, barrier) > here) {
        beta = b;
        gamma = g;
        return true;
      }
      length /= 2;
    }
    return false;
  }

  /** What is maximised; NaN, which is above nothing, where it is not allowed. */
  private double height(double b, double g, double barrier) {
    if (!(atZero(b) > 0 && atMost(b, g) > 0)) {
      return Double.NaN;
    }
    return kappa(b, g) - b - g + barrier * (Math.log(atZero(b)) + Math.log(atMost(b, g)));
  }

  private double kappa(double b, double g) {
    double sum = 0;
    for (int i = 0; i < sample.count(); i++) {
      sum += Math.log(sample.values()[i] + b + g * sample.weights()[i]); // NaN where not allowed
    }
    return Math.exp(sum / sample.count() - loss);
  }

  private void look(double barrier) {
    double ones = 0;
    double weights = 0;
    double onesSquared = 0;
    double mixed = 0;
    double weightsSquared = 0;
    int n = sample.count();
    for (int i = 0; i < n; i++) {
      double weight = sample.weights()[i];
      double inverse = 1 / (sample.values()[i] + beta + gamma * weight);
      ones += inverse / n;
      weights += weight * inverse / n;
      onesSquared += inverse * inverse / n;
      mixed += weight * inverse * inverse / n;
      weightsSquared += weight * weight * inverse * inverse / n;
    }
    kappa = kappa(beta, gamma);
    double zero = 1 / atZero(beta);
    double most = 1 / atMost(beta, gamma);
    double m = sample.most();
    slopeBeta = kappa * ones - 1 + barrier * (zero + most);
    slopeGamma = kappa * weights - 1 + barrier * m * most;
    curveBeta = kappa * (ones * ones - onesSquared) - barrier * (zero * zero + most * most) - RIDGE;
    curveBoth = kappa * (ones * weights - mixed) - barrier * m * most * most;
    curveGamma =
        kappa * (weights * weights - weightsSquared) - barrier * m * m * most * most - RIDGE;
  }
}
