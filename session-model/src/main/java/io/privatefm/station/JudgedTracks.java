package io.privatefm.station;

import java.util.Arrays;

/**
 * The last tracks that the listener judged, newest first, each with the reward of its spin as it
 * stands: what the listener's own taste is learned from. In flat arrays, which grow as long as
 * there are more to come; a track that is judged again moves to the front.
 */
public final class JudgedTracks {
  /** Tracks that are remembered: those of several days. */
  public static final int MOST = 144;

  private static final int FEW = 16;

  private int[] rows = new int[FEW];
  private float[] rewards = new float[FEW];
  private long[] atMs = new long[FEW];
  private byte[] scenes = new byte[FEW];
  private int count;

  /** How many are remembered. */
  public int count() {
    return count;
  }

  /** The row of the i-th newest; below 0 when the catalogue lost the track. */
  public int row(int i) {
    return rows[checked(i)];
  }

  /** The reward of the i-th newest, -1 to 1. */
  public float reward(int i) {
    return rewards[checked(i)];
  }

  /** Whether a track was judged below 0. */
  public boolean blames(int row) {
    for (int i = 0; i < count; i++) {
      if (rows[i] == row) {
        return rewards[i] < 0;
      }
    }
    return false;
  }

  /** When the i-th newest was judged, in epoch milliseconds. */
  public long atMs(int i) {
    return atMs[checked(i)];
  }

  /** In which {@link Scene} the i-th newest was judged. */
  public byte scene(int i) {
    return scenes[checked(i)];
  }

  /** Puts the track first, in place of the oldest when there is no room. */
  void judge(int row, float reward, long whenMs, byte scene) {
    int at = find(row);
    System.arraycopy(rows, 0, rows, 1, at);
    System.arraycopy(rewards, 0, rewards, 1, at);
    System.arraycopy(atMs, 0, atMs, 1, at);
    System.arraycopy(scenes, 0, scenes, 1, at);
    rows[0] = row;
    rewards[0] = reward;
    atMs[0] = whenMs;
    scenes[0] = scene;
  }

  /** Where the track is, else a place that is free from now on. */
  private int find(int row) {
    for (int i = 0; i < count; i++) {
      if (rows[i] == row) {
        return i;
      }
    }
    if (count == rows.length && count < MOST) {
      int more = Math.min(MOST, 2 * count);
      rows = Arrays.copyOf(rows, more);
      rewards = Arrays.copyOf(rewards, more);
      atMs = Arrays.copyOf(atMs, more);
      scenes = Arrays.copyOf(scenes, more);
    }
    count = Math.min(count + 1, MOST);
    return count - 1;
  }

  private int checked(int i) {
    if (i < 0 || i >= count) {
      throw new IndexOutOfBoundsException("must be >= 0 and < " + count + ": judged=" + i);
    }
    return i;
  }
}
