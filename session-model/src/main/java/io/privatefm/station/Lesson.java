package io.privatefm.station;

/**
 * What the last feedback says about an arm: scratch of one engine, read by it right after the
 * station has learned.
 */
public final class Lesson {
  private final byte[] arm = new byte[Evidence.ARM_BYTES];
  private int row;
  private boolean present;
  private boolean first;
  private double before;
  private double reward;

  /** Whether there is anything to learn for the ranker. */
  public boolean present() {
    return present;
  }

  /** Whether the arm is observed for the first time; else its reward is corrected. */
  public boolean first() {
    return first;
  }

  /** The reward before it was corrected; 0 the first time. */
  public double before() {
    return before;
  }

  /** The reward, -1 to 1. */
  public double reward() {
    return reward;
  }

  /** The arm's row in the catalogue; below 0 when the catalogue does not have it. */
  public int row() {
    return row;
  }

  /** The arm's packed features; borrowed. */
  public byte[] arm() {
    return arm;
  }

  void clear() {
    present = false;
  }

  void set(int ofRow, byte[] arms, int from, boolean firstTime, double was, double is) {
    row = ofRow;
    System.arraycopy(arms, from, arm, 0, Evidence.ARM_BYTES);
    present = true;
    first = firstTime;
    before = was;
    reward = is;
  }
}
