package io.privatefm.station;

/**
 * One feature that mattered for a pick.
 *
 * @param feature the feature's name, as in docs/brain.md
 * @param weight what it added to the arm's score, learned weight × the arm's value, to {@value
 *     #DECIMALS} decimals
 */
public record Reason(String feature, double weight) {
  /** Decimals that are told. */
  public static final int DECIMALS = 4;

  /** What a weight is counted in: 1 is so many units. */
  public static final double UNITS = 10_000;

  /** A weight as it is told. */
  public static double rounded(double weight) {
    return Math.round(weight * UNITS) / UNITS;
  }
}
