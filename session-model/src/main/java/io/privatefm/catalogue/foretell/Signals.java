package io.privatefm.catalogue.foretell;

import io.privatefm.catalogue.sessions.Prefix;
import io.privatefm.catalogue.sessions.Sessions;
import io.privatefm.catalogue.sessions.TrackScores;

/**
 * What is known of a track that may come next, as numbers for the {@link Fusion}. Scratch of one
 * thread.
 *
 * <p>For each score four: its share of the question's highest, the logarithm of that share, whether
 * there is any, and the logarithm of the share less that of the track's plays, so that a rare track
 * is not drowned by a hit.
 */
final class Signals {
  private static final int PER_SCORE = 4;
  private static final int SCORES = Foreteller.SCORES * PER_SCORE;
  private static final int PLAYS = SCORES;
  private static final int CHANCE = SCORES + 1;
  private static final int TIMES = SCORES + 2;
  private static final int SAME_ARTIST = SCORES + 3;
  private static final int ARTIST_SHARE = SCORES + 4;
  private static final int SHORT = SCORES + 5;
  private static final int VARIETY = SCORES + 6;
  private static final int LAST_PLAYS = SCORES + 7;
  private static final int STICKS = SCORES + 8;

  /** How many numbers there are. */
  static final int COUNT = SCORES + 9;

  /** Newest tracks by which artists are judged. */
  private static final int ARTISTS = 8;

  private static final double LEAST_SHARE = 1e-3;
  private static final double LITTLE_SHARE = 0.01;
  private static final double FEW_PLAYS = 5;
  private static final double HALF = 0.5;

  private final Foresight foresight;
  private final Sessions sessions;
  private final int[] artists = new int[ARTISTS];
  private int artistCount;
  private double inverseLength;
  private double variety;
  private double lastPlays;
  private final double[] highest = new double[Foreteller.SCORES];

  Signals(Foresight foresight) {
    this.foresight = foresight;
    sessions = foresight.sessions();
  }

  /** Begins a question. */
  void begin(Prefix prefix, TrackScores[] scores) {
    artistCount = Math.min(ARTISTS, prefix.count());
    int different = 0;
    for (int step = 1; step <= artistCount; step++) {
      int artist = foresight.artistOf(prefix.back(step));
      artists[step - 1] = artist;
      different += artist < 0 || firstOf(artist, step - 1) ? 1 : 0;
    }
    inverseLength = 1.0 / prefix.count();
    variety = (double) different / artistCount;
    lastPlays = sessions.plays(prefix.back(1));
    for (int s = 0; s < highest.length; s++) {
      highest[s] = scores[s].highest();
    }
  }

  private boolean firstOf(int artist, int before) {
    for (int i = 0; i < before; i++) {
      if (artists[i] == artist) {
        return false;
      }
    }
    return true;
  }

  /** Writes a track's numbers. */
  void write(int track, TrackScores[] scores, float[] into, int at) {
    double plays = sessions.plays(track);
    for (int s = 0; s < Foreteller.SCORES; s++) {
      double share = highest[s] > 0 ? Math.max(0, scores[s].of(track)) / highest[s] : 0;
      int to = at + s * PER_SCORE;
      into[to] = (float) share;
      into[to + 1] = (float) Math.log(Math.max(share, LEAST_SHARE));
      into[to + 2] = share > 0 ? 1 : 0;
      into[to + 3] = (float) Math.log((share + LITTLE_SHARE) / (plays + FEW_PLAYS));
    }
    double direct = scores[Foreteller.DIRECT].of(track);
    int artist = foresight.artistOf(track);
    boolean same = artist >= 0 && artist == artists[0];
    into[at + PLAYS] = (float) Math.log1p(plays);
    into[at + CHANCE] = (float) Math.log(direct / Math.max(1, lastPlays) + LITTLE_SHARE);
    into[at + TIMES] = (float) Math.log1p(direct);
    into[at + SAME_ARTIST] = same ? 1 : 0;
    into[at + ARTIST_SHARE] = (float) share(artist);
    into[at + SHORT] = (float) inverseLength;
    into[at + VARIETY] = (float) variety;
    into[at + LAST_PLAYS] = (float) Math.log1p(lastPlays);
    into[at + STICKS] = (float) (same ? HALF - variety : 0);
  }

  private double share(int artist) {
    int same = 0;
    for (int i = 0; i < artistCount; i++) {
      same += artist >= 0 && artists[i] == artist ? 1 : 0;
    }
    return (double) same / artistCount;
  }
}
