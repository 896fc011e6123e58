package io.privatefm.station;

import java.util.Arrays;

/**
 * The last tracks that the listener judged, newest first, each with the reward of its spin as it
 * stands, to a hundredth, and its time, to the second: what the listener's own taste is learned
 * from. A track that is judged again moves to the front.
 */
public final class JudgedTracks extends TrackRecords {
  /** Tracks that are remembered: those of several days. */
  public static final int MOST = 144;

  private static final float SCALE = 100;
  private static final int REWARD = 0;
  private static final int AT = 1;
  private static final byte[] NO_SCENES = {};

  /** None as long as none was told. */
  private byte[] scenes = NO_SCENES;

  JudgedTracks() {
    super(MOST, AT + Integer.BYTES);
  }

  /** The row of the i-th newest; below 0 when the catalogue lost the track. */
  @Override
  public int row(int i) {
    return super.row(i);
  }

  /** The reward of the i-th newest, -1 to 1. */
  public float reward(int i) {
    return (byte) get(i, REWARD, 1) / SCALE;
  }

  /** Whether a track was judged below 0. */
  public boolean blames(int row) {
    int at = find(row);
    return at >= 0 && (byte) get(at, REWARD, 1) < 0;
  }

  /** When the i-th newest was judged, in epoch milliseconds, rounded up to a second. */
  public long atMs(int i) {
    return Seconds.toMs((int) get(i, AT, Integer.BYTES));
  }

  /** In which {@link Scene} the i-th newest was judged. */
  public byte scene(int i) {
    return scenes.length == 0 ? Scene.NONE : scenes[i];
  }

  /** Puts the track first, in place of the oldest when there is no room. */
  void judge(int row, float reward, long whenMs, byte scene) {
    int at = find(row);
    if (at >= 0) {
      toFront(at, row);
    } else {
      insert(0, row);
      at = count() - 1;
    }
    set(0, REWARD, 1, Math.round(reward * SCALE));
    set(0, AT, Integer.BYTES, Seconds.of(whenMs));
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
