package io.privatefm.station;

/**
 * What a listener did lately, one sequence per behaviour, and what was decided for good: likes and
 * bans. Rows and artist numbers are the catalogue's; below 0 when the catalogue lost them.
 */
public final class History {
  private final PlayedTracks played;
  private final RecentTracks completed;
  private final RecentTracks liked;
  private final RecentTracks skipped;
  private final JudgedTracks judged;
  private final StationOptions options;
  private NumberSet likes = NumberSet.NONE;
  private NumberSet bannedTracks = NumberSet.NONE;
  private NumberSet bannedArtists = NumberSet.NONE;

  History(StationOptions options) {
    this.options = options;
    played = new PlayedTracks(options.repeatWindow());
    completed = new RecentTracks(options.behaviourWindow());
    liked = new RecentTracks(options.behaviourWindow());
    skipped = new RecentTracks(options.behaviourWindow());
    judged = new JudgedTracks();
  }

  /** What became current, newest first: the window without repeats. */
  public PlayedTracks played() {
    return played;
  }

  /** What was heard to the end, or nearly. */
  public RecentTracks completed() {
    return completed;
  }

  /** What was liked, or more than liked. */
  public RecentTracks liked() {
    return liked;
  }

  /** What was skipped early or disliked. */
  public RecentTracks skipped() {
    return skipped;
  }

  /** What was judged lately, with its rewards. */
  public JudgedTracks judged() {
    return judged;
  }

  /** Every like that stands. */
  public NumberSet likes() {
    return likes;
  }

  /** Tracks that must not be played. */
  public NumberSet bannedTracks() {
    return bannedTracks;
  }

  /** Artists that must not be played. */
  public NumberSet bannedArtists() {
    return bannedArtists;
  }

  void like(int row) {
    likes = likes.with(row, options.likesMost());
  }

  void ban(int row) {
    bannedTracks = bannedTracks.with(row, options.bansMost());
  }

  void banArtist(int artist) {
    bannedArtists = bannedArtists.with(artist, options.bansMost());
  }

  void check() {
    likes.check();
    bannedTracks.check();
    bannedArtists.check();
  }
}
