package io.privatefm.catalogue.sessions;

import java.util.Arrays;

/**
 * What was heard in a session so far, in order. Grows by one event at a time; owned by one thread.
 */
public final class Prefix {
  private int[] tracks = new int[64];
  private int count;

  /** Forgets all: a new session. */
  public void clear() {
    count = 0;
  }

  /** Notes that a track was heard. */
  public void add(int track) {
    if (count == tracks.length) {
      tracks = Arrays.copyOf(tracks, count * 2);
    }
    tracks[count++] = track;
  }

  /** How many plays there were. */
  public int count() {
    return count;
  }

  /** The track so many steps back: 1 is the newest, {@link #count} the first. */
  public int back(int steps) {
    return tracks[count - steps];
  }
}
