package io.privatefm.station;

import java.util.Arrays;

/**
 * The last tracks that the listener judged, newest first, each with the reward of its spin as it
 * stands, to a hundredth, and its time, to the second: what the listener's own taste is learned
 * from. A track that is judged again moves to the front.
 */
public final class JudgedTracks {
  /** Tracks that are remembered: those of several days. */
  public static final int MOST = 144;

  private static final float SCALE = 100;
  private static final int REWARD = 0;
  private static final int AT = 1;
  private static final byte[] NO_SCENES = {};

  private final TrackRecords tracks = new TrackRecords(MOST, AT + Integer.BYTES);

  /** None as long as none was told. */
  private byte[] scenes = NO_SCENES;

  /** How many are remembered. */
  public int count() {
    return tracks.count();
  }

  /** The row of the i-th newest; below 0 when the catalogue lost the track. */
  public int row(int i) {
    return tracks.row(i);
  }

  /** The reward of the i-th newest, -1 to 1. */
  public float reward(int i) {
    return tracks.byteAt(i, REWARD) / SCALE;
  }

  /** Whether a track was judged below 0. */
  public boolean blames(int row) {
    int at = tracks.find(row);
    return at >= 0 && tracks.byteAt(at, REWARD) < 0;
  }

  /** When the i-th newest was judged, in epoch milliseconds, rounded up to a second. */
  public long atMs(int i) {
    return Seconds.toMs(tracks.intAt(i, AT));
  }

  /** In which {@link Scene} the i-th newest was judged. */
  public byte scene(int i) {
    return scenes.length == 0 ? Scene.NONE : scenes[i];
  }

  /** Puts the track first, in place of the oldest when there is no room. */
  void judge(int row, float reward, long whenMs, byte scene) {
    int at = tracks.find(row);
    if (at >= 0) {
      tracks.toFront(at, row);
    } else {
      tracks.insert(0, row);
      at = tracks.count() - 1;
    }
    tracks.set(0, REWARD, (byte) Math.round(reward * SCALE));
    tracks.set(0, AT, Seconds.of(whenMs));
    if (scenes.length == 0 && scene != Scene.NONE) {
      scenes = new byte[MOST];
      Arrays.fill(scenes, Scene.NONE);
    }
    if (scenes.length > 0) {
      System.arraycopy(scenes, 0, scenes, 1, at);
      scenes[0] = scene;
    }
  }
}
