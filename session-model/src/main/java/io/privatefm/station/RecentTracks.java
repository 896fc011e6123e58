package io.privatefm.station;

/**
 * The last tracks of one behaviour, newest first, each with its time. A track that comes again
 * moves to the front.
 */
public final class RecentTracks extends TimedTracks {

  RecentTracks(int most) {
    super(most, 0);
  }

  /** Puts the track first. Costs O(count): it is short, and reading is what happens often. */
  void add(int row, long whenMs) {
    remove(row);
    put(0, row, whenMs);
  }

  /** Puts the track where its time belongs, unless it is there with a later one. */
  void insert(int row, long whenMs) {
    int when = minuteOf(whenMs);
    int known = find(row);
    if (known >= 0 && minute(known) >= when) {
      return;
    }
    remove(row);
    int at = 0;
    while (at < count() && minute(at) > when) {
      at++;
    }
    if (at < most()) {
      put(at, row, whenMs);
    }
  }

  private void put(int at, int row, long whenMs) {
    insert(at, row);
    setTime(at, whenMs);
  }

  void remove(int row) {
    int at = find(row);
    if (at >= 0) {
      removeAt(at);
    }
  }
}
