package io.privatefm.station;

/** A deeper act than like: what a listener did with a track beside hearing it. */
public enum Reaction {
  SAVED,
  DOWNLOADED,
  SHARED,
  COMMENTED,
  REPEATED,
  SEARCHED
}
