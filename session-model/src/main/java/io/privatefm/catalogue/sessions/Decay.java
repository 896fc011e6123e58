package io.privatefm.catalogue.sessions;

import java.util.stream.IntStream;

/**
 * How much a play still counts that lies some steps back; 1 for the newest, never below 0. The
 * choices of Ludewig and Jannach, Evaluation of session-based recommendation algorithms, UMUAI
 * 2018.
 */
public enum Decay {
  /** All count the same. */
  NONE,
  /** Falls in a straight line to the front of the session, which counts 1 / length. */
  LENGTH,
  /** Falls by a tenth a step; nothing from the eleventh on. */
  TENTH,
  /** {@code 1 / log10(steps + 9)}. */
  LOG,
  /** {@code 1 / √steps}. */
  ROOT,
  /** {@code 1 / steps}. */
  DIVIDED,
  /** {@code 1 / steps²}. */
  SQUARED;

  /** What {@link #LOG} weighs, for it takes long to compute. */
  private static final double[] LOGS = IntStream.range(0, 1_024).mapToDouble(Decay::log).toArray();

  /**
   * The weight of a play.
   *
   * @param steps 1 for the newest
   * @param length of the whole session, at least {@code steps}
   */
  public double weight(int steps, int length) {
    return switch (this) {
      case NONE -> 1;
      case LENGTH -> (double) (length - steps + 1) / length;
      case TENTH -> Math.max(0, 11 - steps) / 10.0;
      case LOG -> steps < LOGS.length ? LOGS[steps] : log(steps);
      case ROOT -> 1 / Math.sqrt(steps);
      case DIVIDED -> 1.0 / steps;
      case SQUARED -> 1.0 / ((double) steps * steps);
    };
  }

  private static double log(int steps) {
    return 1 / Math.log10(steps + 9.0);
  }
}
