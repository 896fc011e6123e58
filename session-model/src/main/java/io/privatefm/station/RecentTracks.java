package io.privatefm.station;

/**
 * The last tracks of one behaviour, newest first, each with its time to the second. A track that
 * comes again moves to the front.
 */
public final class RecentTracks extends TrackRecords {

  RecentTracks(int most) {
    super(most, Integer.BYTES);
  }

  /** The row of the i-th newest; below 0 when the catalogue lost the track. */
  @Override
  public int row(int i) {
    return super.row(i);
  }

  /** When the i-th newest was told, in epoch milliseconds, rounded up to a second. */
  public long atMs(int i) {
    return Seconds.toMs((int) get(i, 0, Integer.BYTES));
  }

  /** Puts the track first. Costs O(count): it is short, and reading is what happens often. */
  void add(int row, long whenMs) {
    remove(row);
    put(0, row, whenMs);
  }

  /** Puts the track where its time belongs, unless it is there with a later one. */
  void insert(int row, long whenMs) {
    int known = find(row);
    if (known >= 0 && atMs(known) >= whenMs) {
      return;
    }
    remove(row);
    int at = 0;
    while (at < count() && atMs(at) > whenMs) {
      at++;
    }
    if (at < most()) {
      put(at, row, whenMs);
    }
  }

  private void put(int at, int row, long whenMs) {
    insert(at, row);
    set(at, 0, Integer.BYTES, Seconds.of(whenMs));
  }

  void remove(int row) {
    int at = find(row);
    if (at >= 0) {
      removeAt(at);
    }
  }
}
