package io.privatefm.station;

/** What a dislike bans. */
public enum Scope {
  /** Only the track of the spin. */
  TRACK,
  /** Every track of the spin's artist. */
  ARTIST
}
