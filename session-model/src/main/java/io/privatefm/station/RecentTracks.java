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
    insert(0, row);
    setTime(0, whenMs);
  }

  /** Puts the track where its time belongs, unless it is there with a later one. */
  void insert(int row, long whenMs) {
    int at = makeRoom(row, minuteOf(whenMs));
    if (at >= 0) {
      setTime(at, whenMs);
    }
  }

  void remove(int row) {
    int at = find(row);
    if (at >= 0) {
      removeAt(at);
    }
  }
}
