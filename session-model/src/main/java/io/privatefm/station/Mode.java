package io.privatefm.station;

/** How far from the known a listener wants to be taken; sets the appetite for exploration. */
public enum Mode {
  /** Stay with what is known to please. */
  FAMILIAR,
  /** Mostly the known, with room for the new. */
  BALANCED,
  /** Look for the new. */
  EXPLORE
}
