package io.privatefm.evaluate.offpolicy;

/**
 * The estimators of what a target earns per round, each a sum over rounds divided by another.
 *
 * <p>With weight {@code w = π(a|x) / p}, reward {@code r} and a reward model {@code q}:
 *
 * <pre>
 *   IPS        Σ w r / n                                             Horvitz and Thompson 1952
 *   SNIPS      Σ w r / Σ w                                           Swaminathan and Joachims 2015
 *   DM         Σ q(x, π) / n
 *   DR         Σ q(x, π) + w (r − q(x, a)) / n                       Dudík, Langford, Li 2011
 *   SWITCH_DR  as DR, but without the correction where w > τ         Wang, Agarwal, Dudík 2017
 * </pre>
 */
public enum Estimator {
  IPS("ips"),
  SNIPS("snips"),
  DM("dm"),
  DR("dr"),
  SWITCH_DR("switch-dr");

  private final String label;

  Estimator(String label) {
    this.label = label;
  }

  /** The name in tables and JSON. */
  public String label() {
    return label;
  }

  /** One round's part of the upper sum. */
  double numerator(Decisions of, int i, double threshold) {
    return switch (this) {
      case IPS, SNIPS -> of.weight[i] * of.reward[i];
      case DM -> of.expectedOfTarget[i];
      case DR -> of.expectedOfTarget[i] + correction(of, i);
      case SWITCH_DR ->
          of.expectedOfTarget[i] + (of.weight[i] <= threshold ? correction(of, i) : 0);
    };
  }

  /** One round's part of the lower sum. */
  double denominator(Decisions of, int i) {
    return this == SNIPS ? of.weight[i] : 1;
  }

  /** By how much the round corrects the reward model. */
  static double correction(Decisions of, int i) {
    return of.weight[i] * (of.reward[i] - of.expected[i]);
  }
}
