package io.privatefm.evaluate.offpolicy;

import java.util.ArrayList;
import java.util.List;

/**
 * The arms of logged spins as a catalogue sees them that need not be the one of the log, one spin
 * after another in the order of {@link LoggedSpins}. At most 1 KB a spin. One thread while it
 * grows, then read only.
 */
public final class SeenSpins {
  private final String name;
  private final List<byte[]> arms = new ArrayList<>();
  private final List<Long> known = new ArrayList<>();

  /** None yet. */
  public SeenSpins(String name) {
    this.name = name;
  }

  /**
   * Adds a spin.
   *
   * @param packed packed features of all its arms, one after another; kept
   * @param knownArms bit i when the catalogue has the track of arm i
   */
  public void add(byte[] packed, long knownArms) {
    arms.add(packed);
    known.add(knownArms);
  }

  /** Whose view this is. */
  public String name() {
    return name;
  }

  /** How many spins. */
  public int count() {
    return arms.size();
  }

  byte[] arms(int round) {
    return arms.get(round);
  }

  boolean knows(int round, int arm) {
    return (known.get(round) >>> arm & 1) != 0;
  }
}
