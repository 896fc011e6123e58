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
  private final NumberSet likes;
  private final NumberSet bannedTracks;
  private final NumberSet bannedArtists;

  History(StationOptions options) {
    played = new PlayedTracks(options.repeatWindow());
    completed = new RecentTracks(options.behaviourWindow());
    liked = new RecentTracks(options.behaviourWindow());
    skipped = new RecentTracks(options.behaviourWindow());
    judged = new JudgedTracks();
    likes = new NumberSet(options.likesMost());
    bannedTracks = new NumberSet(options.bansMost());
    bannedArtists = new NumberSet(options.bansMost());
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

  void check() {
    likes.check();
    bannedTracks.check();
    bannedArtists.check();
  }
}
