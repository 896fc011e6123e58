package io.privatefm.recall;

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
  private final int[] seeds = new int[MOST];
  private final int[] tags = new int[MOST];
  private int count;

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

  /** The track by which the graph came to it; -1 when the graph did not. */
  public int seed(int candidate) {
    return seeds[candidate];
  }

  /** The tag shared with the seed; -1 when it is the artist. */
  public int tag(int candidate) {
    return tags[candidate];
  }

  /**
   * Takes a track in, or notes that one more channel recalled it.
   *
   * @return whether it is new
   */
  boolean add(ChannelKind kind, int row, int interest, int seed, int tag) {
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
      seeds[at] = -1;
      tags[at] = -1;
    }
    channels[at] |= kind.mask();
    interests[at] = interests[at] < 0 ? interest : interests[at];
    if (seeds[at] < 0 && seed >= 0) {
      seeds[at] = seed;
      tags[at] = tag;
    }
    return fresh;
  }

  /** Moves a candidate to the place of one that is not needed. */
  public void move(int from, int to) {
    rows[to] = rows[from];
    channels[to] = channels[from];
    interests[to] = interests[from];
    seeds[to] = seeds[from];
    tags[to] = tags[from];
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
