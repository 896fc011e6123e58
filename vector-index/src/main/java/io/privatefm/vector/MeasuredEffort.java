package io.privatefm.vector;

/**
 * What recall an effort was measured to give when the index was built: the share of the ten exact
 * neighbours found, over a sample of its own vectors that were not to find themselves. Fresh
 * queries like them find as much, means of near ones more, and what lies between unrelated ones
 * less.
 *
 * @param recall recall@10, 0 to 1
 */
public record MeasuredEffort(double recall, Effort effort) {
  /** How many vectors the sample has, or all where there are fewer. */
  public static final int SAMPLE = 256;
}
