package io.privatefm.station;

/**
 * The last tracks that the listener judged, newest first, each with the reward of its spin as it
 * stands, to a hundredth, and its time: what the listener's own taste is learned from. A track that
 * is judged again moves to the front.
 *
 * <p>A record has a byte for its {@link Scene} from the first on that was told.
 */
public final class JudgedTracks extends TimedTracks {
  /** Tracks that are remembered: those of several days. */
  public static final int MOST = 144;

  private static final float SCALE = 100;
  private static final int REWARD = TIME_BYTES;
  private static final int SCENE = REWARD + 1;

  JudgedTracks() {
    super(MOST, 1);
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

  /** In which {@link Scene} the i-th newest was judged. */
  public byte scene(int i) {
    return hasScenes() ? (byte) get(i, SCENE, 1) : Scene.NONE;
  }

  private boolean hasScenes() {
    return more() > SCENE;
  }

  /** Puts the track first, in place of the oldest when there is no room. */
  void judge(int row, float reward, long whenMs, byte scene) {
    int at = find(row);
    if (at >= 0) {
      toFront(at, row);
    } else {
      insert(0, row);
    }
    setTime(0, whenMs);
    set(0, REWARD, 1, Math.round(reward * SCALE));
    if (scene != Scene.NONE && !hasScenes()) {
      widen(SCENE + 1); // with zeros: none
    }
    if (hasScenes()) {
      set(0, SCENE, 1, scene);
    }
  }
}
