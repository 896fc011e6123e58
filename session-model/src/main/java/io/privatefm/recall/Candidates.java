package io.privatefm.recall;

import java.util.Arrays;

/**
 * The fusion of what the channels recalled: each track once, with all who recalled it and why.
 *
 * <p>Scratch of one engine, reused by every draw.
 */
public final class Candidates {
  /** Most candidates; of more than a draw has room for the best become arms. */
  public static final int MOST = 256;

  private final int[] rows = new int[MOST];
  private final int[] channels = new int[MOST];
  private final int[] interests = new int[MOST];
  private final GraphPath[] paths = new GraphPath[MOST];
  private int count;

  /** Room for all candidates. */
  public Candidates() {
    Arrays.setAll(paths, i -> new GraphPath());
  }

  /** Forgets all candidates. */
  public void clear() {
    count = 0;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** Whether no more can be taken in. */
  public boolean full() {
    return count == MOST;
  }

  /** The candidate's row in the catalogue. */
  public int row(int candidate) {
    return rows[candidate];
  }

  /** All rows, one per candidate from the front; borrowed. */
  public int[] rows() {
    return rows;
  }

  /** Bits of all channels that recalled the candidate, see {@link ChannelKind#mask}. */
  public int channels(int candidate) {
    return channels[candidate];
  }

  /** The interest that recalled it, short-term or long-term as its first channel says; or -1. */
  public int interest(int candidate) {
    return interests[candidate];
  }

  /** How the graph came to it; borrowed, without a seed when the graph did not. */
  public GraphPath path(int candidate) {
    return paths[candidate];
  }

  /**
   * Takes a track in, or notes that one more channel recalled it.
   *
   * @return whether it is new
   */
  boolean add(ChannelKind kind, int row, int interest) {
    int at = find(row);
    if (at < 0 && full()) {
      return false;
    }
    boolean fresh = at < 0;
    if (fresh) {
      at = count++;
      rows[at] = row;
      channels[at] = 0;
      interests[at] = -1;
      paths[at].clear();
    }
    channels[at] |= kind.mask();
    interests[at] = interests[at] < 0 ? interest : interests[at];
    return fresh;
  }

  /** As {@link #add}, of what the graph came to; the path is copied. */
  boolean add(ChannelKind kind, int row, GraphPath path) {
    boolean fresh = add(kind, row, -1);
    int at = fresh ? count - 1 : find(row);
    if (at >= 0) {
      paths[at].set(path);
    }
    return fresh;
  }

  /** Moves a candidate to the place of one that is not needed. */
  public void move(int from, int to) {
    rows[to] = rows[from];
    channels[to] = channels[from];
    interests[to] = interests[from];
    paths[to].set(paths[from]);
  }

  /** Forgets all but the first. */
  public void cut(int first) {
    count = Math.min(count, first);
  }

  private int find(int row) {
    for (int i = 0; i < count; i++) {
      if (rows[i] == row) {
        return i;
      }
    }
    return -1;
  }
}
