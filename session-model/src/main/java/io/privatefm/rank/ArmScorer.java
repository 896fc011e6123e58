package io.privatefm.rank;

/** An {@link ArmModel} at work in one engine. One owner thread. */
public interface ArmScorer {
  /** The tables to be filled before a draw is scored. */
  ArmInputs inputs();

  /**
   * Scores the arms of the filled tables.
   *
   * @param count how many arms there are, 1 to {@value ArmInputs#ARMS}
   * @param into receives the expected reward of each
   * @return false when the model failed, or gave what is no number: the linear scores stand then
   */
  boolean score(int count, double[] into);
}
