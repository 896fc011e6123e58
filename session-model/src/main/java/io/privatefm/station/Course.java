package io.privatefm.station;

/** What a station needs after it has learned from feedback or a tuning. */
public enum Course {
  /** The spin is not remembered. */
  UNKNOWN_SPIN,
  /** Nothing is to be drawn. */
  STEADY,
  /** An up-next is to be drawn. */
  NEEDS_UPNEXT,
  /** A current spin is to be drawn. */
  NEEDS_CURRENT,
  /** An announced spin has become current. */
  PROMOTED
}
