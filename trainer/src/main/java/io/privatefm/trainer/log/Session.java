package io.privatefm.trainer.log;

import java.io.Serializable;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The tracks that a listener heard in one go, in order; arrays are of one length, and not to be
 * changed.
 *
 * @param listener empty when the log does not tell
 * @param id unique among the listener's sessions
 * @param order where it stands among all sessions: line of its first row
 * @param tracks rows of the file of tracks
 * @param timesMs 0 where the log does not tell
 * @param values 1 for a plain listen, else the reward or rating
 */
@SuppressWarnings("ArrayRecordComponent") // millions of them: primitives
public record Session(
    String listener, String id, long order, int[] tracks, long[] timesMs, float[] values)
    implements Serializable, Comparable<Session> {

  /** How many tracks were heard. */
  public int length() {
    return tracks.length;
  }

  /** When the last track was heard; 0 when the log does not tell. */
  public long endMs() {
    return timesMs.length == 0 ? 0 : timesMs[timesMs.length - 1];
  }

  /** By time and line; no two of one log are the same. */
  @Override
  public int compareTo(Session that) {
    return Comparator.comparingLong(Session::endMs)
        .thenComparingLong(Session::order)
        .thenComparing(Session::id)
        .compare(this, that);
  }

  /** The same without the tracks that were not liked: of value 0 or less. */
  public Session liked() {
    int[] kept = IntStream.range(0, tracks.length).filter(i -> values[i] > 0).toArray();
    if (kept.length == tracks.length) {
      return this;
    }
    int[] keptTracks = new int[kept.length];
    long[] keptTimes = new long[kept.length];
    float[] keptValues = new float[kept.length];
    for (int i = 0; i < kept.length; i++) {
      keptTracks[i] = tracks[kept[i]];
      keptTimes[i] = timesMs[kept[i]];
      keptValues[i] = values[kept[i]];
    }
    return new Session(listener, id, order, keptTracks, keptTimes, keptValues);
  }
}
