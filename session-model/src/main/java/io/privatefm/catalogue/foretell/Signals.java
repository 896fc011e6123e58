package io.privatefm.catalogue.foretell;

import io.privatefm.catalogue.sessions.Prefix;
import io.privatefm.catalogue.sessions.Sessions;
import io.privatefm.catalogue.sessions.Slots;
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
  private static final float LOG_LEAST_SHARE = (float) Math.log(LEAST_SHARE);
  private static final float LOG_LITTLE_SHARE = (float) Math.log(LITTLE_SHARE);

  /** Logarithms of whole numbers, for most tracks are played seldom. */
  private static final int TABLE = 1_024;

  private static final float[] LOG_OF_MORE = new float[TABLE]; // ln(1 + n)
  private static final float[] LOG_OF_NO_SHARE = new float[TABLE]; // of a track with n plays

  static {
    for (int n = 0; n < TABLE; n++) {
      LOG_OF_MORE[n] = (float) Math.log1p(n);
      LOG_OF_NO_SHARE[n] = (float) Math.log(LITTLE_SHARE / (n + FEW_PLAYS));
    }
  }

  private final Foresight foresight;
  private final Sessions sessions;
  private final int[] artists = new int[ARTISTS];
  private int artistCount;
  private double inverseLength;
  private double variety;
  private int lastPlays;
  private float logLastPlays;

  /** Of each track that is looked at. */
  private final int[] plays = new int[Foreteller.MOST];

  private final int[] artistOf = new int[Foreteller.MOST];

  Signals(Foresight foresight) {
    this.foresight = foresight;
    sessions = foresight.sessions();
  }

  /** Begins a question. */
  void begin(Prefix prefix) {
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
    logLastPlays = logOfMore(lastPlays);
  }

  private boolean firstOf(int artist, int before) {
    for (int i = 0; i < before; i++) {
      if (artists[i] == artist) {
        return false;
      }
    }
    return true;
  }

  /** Writes the numbers of each track into its column; asks memory for one thing at a time. */
  void write(Slots tracks, TrackScores[] scores, float[][] into) {
    for (int i = 0; i < tracks.count(); i++) {
      plays[i] = sessions.plays(tracks.number(i));
    }
    for (int i = 0; i < tracks.count(); i++) {
      artistOf[i] = foresight.artistOf(tracks.number(i));
    }
    for (int s = 0; s < Foreteller.SCORES; s++) {
      writeScore(s, scores[s], tracks, into);
    }
    for (int i = 0; i < tracks.count(); i++) {
      writeTrack(i, (int) scores[Foreteller.DIRECT].of(tracks.number(i)), into);
    }
  }

  private void writeScore(int s, TrackScores score, Slots tracks, float[][] into) {
    double highest = score.highest();
    for (int i = 0; i < tracks.count(); i++) {
      double share = highest > 0 ? Math.max(0, score.of(tracks.number(i))) / highest : 0;
      int row = s * PER_SCORE;
      into[row][i] = (float) share;
      into[row + 1][i] = logOfShare(share);
      into[row + 2][i] = share > 0 ? 1 : 0;
      into[row + 3][i] = logOfShareOf(plays[i], share);
    }
  }

  /** The rest; how often it was direct is whole, for each time counts one. */
  private void writeTrack(int i, int direct, float[][] into) {
    boolean same = artistOf[i] >= 0 && artistOf[i] == artists[0];
    into[PLAYS][i] = logOfMore(plays[i]);
    into[CHANCE][i] = logOfChance(direct);
    into[TIMES][i] = logOfMore(direct);
    into[SAME_ARTIST][i] = same ? 1 : 0;
    into[ARTIST_SHARE][i] = (float) share(artistOf[i]);
    into[SHORT][i] = (float) inverseLength;
    into[VARIETY][i] = (float) variety;
    into[LAST_PLAYS][i] = logLastPlays;
    into[STICKS][i] = (float) (same ? HALF - variety : 0);
  }

  private static float logOfShare(double share) {
    return share > LEAST_SHARE ? (float) Math.log(share) : LOG_LEAST_SHARE;
  }

  private static float logOfShareOf(int plays, double share) {
    return share == 0 && plays < TABLE
        ? LOG_OF_NO_SHARE[plays]
        : (float) Math.log((share + LITTLE_SHARE) / (plays + FEW_PLAYS));
  }

  private float logOfChance(int direct) {
    return direct == 0
        ? LOG_LITTLE_SHARE
        : (float) Math.log((double) direct / Math.max(1, lastPlays) + LITTLE_SHARE);
  }

  private static float logOfMore(int number) {
    return number < TABLE ? LOG_OF_MORE[number] : (float) Math.log1p(number);
  }

  private double share(int artist) {
    int same = 0;
    for (int i = 0; i < artistCount; i++) {
      same += artist >= 0 && artists[i] == artist ? 1 : 0;
    }
    return (double) same / artistCount;
  }
}
