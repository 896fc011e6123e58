package io.privatefm.evaluate.experiment;

/** The chi-square distribution's tail. */
final class ChiSquare {
  private static final int MOST_STEPS = 1_000;
  private static final double SMALL = 1e-15;

  private ChiSquare() {}

  /**
   * The probability of at least this value by chance: {@code Q(k/2, x/2)}, the incomplete gamma
   * function by its series below its mean and its continued fraction above (Press et al.: Numerical
   * Recipes, 6.2).
   *
   * @param degrees of freedom, at least 1
   */
  static double tail(double value, int degrees) {
    double a = degrees / 2.0;
    double x = value / 2;
    if (x <= 0) {
      return 1;
    }
    double scale = Math.exp(a * Math.log(x) - x - logGamma(degrees));
    return x < a + 1 ? 1 - scale * series(a, x) : scale * fraction(a, x);
  }

  private static double series(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int step = 1; step < MOST_STEPS && term > sum * SMALL; step++) {
      term *= x / (a + step);
      sum += term;
    }
    return sum;
  }

  /** By Lentz's method. */
  private static double fraction(double a, double x) {
    double b = x + 1 - a;
    double c = 1 / Double.MIN_NORMAL;
    double d = 1 / b;
    double product = d;
    for (int step = 1; step < MOST_STEPS; step++) {
      double an = -step * (step - a);
      b += 2;
      d = 1 / notZero(an * d + b);
      c = notZero(b + an / c);
      product *= d * c;
      if (Math.abs(d * c - 1) < SMALL) {
        break;
      }
    }
    return product;
  }

  private static double notZero(double value) {
    return Math.abs(value) < Double.MIN_NORMAL ? Double.MIN_NORMAL : value;
  }

  /** ln Γ(degrees / 2), from Γ(1/2) or Γ(1) up. */
  private static double logGamma(int degrees) {
    double sum = degrees % 2 == 0 ? 0 : Math.log(Math.PI) / 2;
    for (double at = degrees % 2 == 0 ? 1 : 0.5; at < degrees / 2.0; at++) {
      sum += Math.log(at);
    }
    return sum;
  }
}
