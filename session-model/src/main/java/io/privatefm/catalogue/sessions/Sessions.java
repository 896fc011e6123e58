package io.privatefm.catalogue.sessions;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sessions, oldest first, with an index that tells where each track was heard. Tracks are numbers
 * from 0. Immutable, read by any thread.
 *
 * <pre>
 *   starts     int32[sessions + 1]   session s holds the positions starts[s] … starts[s + 1] − 1
 *   tracks     int32[plays]          what was heard at a position
 *   offsets    int32[trackCount + 1] track t was heard at plays[offsets[t]] … plays[offsets[t + 1] − 1]
 *   plays      int32[plays]          positions, rising
 *   sessions   int32[plays]          whose position it is, beside it
 *   spread     int32[trackCount]     in how many sessions a track was heard
 * </pre>
 */
public final class Sessions {
  private final int[] starts;
  private final int[] tracks;
  private final int[] sessions;
  private final int[] offsets;
  private final int[] plays;
  private final int[] spread;
  private final double[] rarities; // by the spread

  private Sessions(int trackCount, int[] starts, int[] tracks) {
    this.starts = starts;
    this.tracks = tracks;
    sessions = new int[tracks.length];
    offsets = new int[trackCount + 1];
    plays = new int[tracks.length];
    spread = new int[trackCount];
    index();
    rarities = new double[IntStream.of(spread).max().orElse(0) + 1];
    Arrays.setAll(rarities, wide -> wide == 0 ? 0 : Math.log((double) count() / wide));
  }

  /**
   * Sessions of these tracks.
   *
   * @param trackCount every track is below it
   * @param oldestFirst the tracks of each session in the order in which they were heard
   */
  public static Sessions of(int trackCount, List<int[]> oldestFirst) {
    int[] starts = new int[oldestFirst.size() + 1];
    for (int s = 0; s < oldestFirst.size(); s++) {
      starts[s + 1] = Math.addExact(starts[s], oldestFirst.get(s).length);
    }
    int[] tracks = new int[starts[oldestFirst.size()]];
    for (int s = 0; s < oldestFirst.size(); s++) {
      int[] one = oldestFirst.get(s);
      System.arraycopy(one, 0, tracks, starts[s], one.length);
    }
    return new Sessions(trackCount, starts, tracks);
  }

  /**
   * Sessions laid out already; the arrays are not copied.
   *
   * @param starts rising from 0 to the number of plays
   * @param tracks each below {@code trackCount}
   */
  public static Sessions of(int trackCount, int[] starts, int[] tracks) {
    return new Sessions(trackCount, starts, tracks);
  }

  private void index() {
    for (int track : tracks) {
      offsets[track + 1]++;
    }
    Arrays.parallelPrefix(offsets, Integer::sum);
    int[] next = Arrays.copyOf(offsets, offsets.length);
    int[] heardIn = new int[spread.length];
    for (int session = 0; session < count(); session++) {
      for (int position = starts[session]; position < starts[session + 1]; position++) {
        int track = tracks[position];
        sessions[next[track]] = session;
        plays[next[track]++] = position;
        if (heardIn[track] != session + 1) {
          heardIn[track] = session + 1;
          spread[track]++;
        }
      }
    }
  }

  /** How many sessions there are. */
  public int count() {
    return starts.length - 1;
  }

  /** Every track is below this number. */
  public int trackCount() {
    return spread.length;
  }

  /** How many plays there are in all sessions together. */
  public int playCount() {
    return tracks.length;
  }

  /** The first position of a session. */
  public int start(int session) {
    return starts[session];
  }

  /** One more than the last position of a session. */
  public int end(int session) {
    return starts[session + 1];
  }

  /** How many plays a session has. */
  public int length(int session) {
    return starts[session + 1] - starts[session];
  }

  /** The track at a position. */
  public int track(int position) {
    return tracks[position];
  }

  /** The session that a position belongs to, found by halving. */
  public int sessionOf(int position) {
    int from = 0;
    int to = count() - 1;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (end(middle) <= position) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** How often a track was heard. */
  public int plays(int track) {
    return offsets[track + 1] - offsets[track];
  }

  /** The position of a track's i-th play, {@code 0 <= i < plays(track)}, oldest first. */
  public int play(int track, int i) {
    return plays[offsets[track] + i];
  }

  /** The session of a track's i-th play. */
  public int sessionOfPlay(int track, int i) {
    return sessions[offsets[track] + i];
  }

  /** In how many sessions a track was heard. */
  public int spread(int track) {
    return spread[track];
  }

  /** How seldom sessions hold a track: {@code ln(sessions / spread)}; 0 for one never heard. */
  public double rarity(int track) {
    return rarities[spread[track]];
  }

  /** The rarity by the spread, from 0 to the widest. */
  double[] rarities() {
    return rarities.clone();
  }

  /** How many plays the longest session has. */
  int longest() {
    return IntStream.range(0, count()).map(this::length).max().orElse(0);
  }

  /** The tracks of a session in the order in which they were heard; a copy. */
  public int[] tracksOf(int session) {
    return Arrays.copyOfRange(tracks, start(session), end(session));
  }
}
