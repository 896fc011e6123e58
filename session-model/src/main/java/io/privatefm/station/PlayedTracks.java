package io.privatefm.station;

/**
 * The tracks that became current last, newest first: the window without repeats, and how much of it
 * this session played. A track that comes again moves to the front.
 */
public final class PlayedTracks extends TrackRecords {
  private char ofSession;

  PlayedTracks(int most) {
    super(most, 0);
  }

  /** The row of the i-th newest; below 0 when the catalogue lost the track. */
  @Override
  public int row(int i) {
    return super.row(i);
  }

  /** How many of them, from the newest on, the session played that was last heard of. */
  public int ofSession() {
    return ofSession;
  }

  /** Puts the track first. */
  void add(int row) {
    int at = find(row);
    boolean here = at >= 0 && at < ofSession;
    if (at >= 0) {
      removeAt(at);
    }
    insert(0, row);
    ofSession = (char) Math.min(count(), here ? ofSession : ofSession + 1);
  }

  /** What comes from now on is of another session. */
  void beginSession() {
    ofSession = 0;
  }

  /** Takes so many for played in this session; for one that was saved. */
  void resume(int thisSession) {
    ofSession = (char) Math.clamp(thisSession, 0, count());
  }

  void copyFrom(PlayedTracks other) {
    for (int i = other.count() - 1; i >= 0; i--) {
      add(other.row(i));
    }
    ofSession = other.ofSession;
  }
}
