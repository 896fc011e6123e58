package io.privatefm.station;

/**
 * One thing that a listener did elsewhere.
 *
 * @param track the track's id; non-empty
 * @param atMs when, in epoch milliseconds; above 0
 */
public record PastListen(String track, long atMs, PastAct act) {
  public PastListen {
    if (track.isEmpty()) {
      throw new IllegalArgumentException("must not be empty: track");
    }
    if (atMs < 1) {
      throw new IllegalArgumentException("must be >= 1: atMs=" + atMs);
    }
  }
}
