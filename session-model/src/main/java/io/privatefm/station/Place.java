package io.privatefm.station;

/** Where a spin stands on a station. */
public enum Place {
  /** It is the spin that plays, or is to be played now. */
  CURRENT,
  /** It is announced to follow the current spin, and may still be withdrawn. */
  UPNEXT
}
