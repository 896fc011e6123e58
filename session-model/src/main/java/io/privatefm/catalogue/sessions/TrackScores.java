package io.privatefm.catalogue.sessions;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Scores of the few tracks that a method has something to say about. Scratch the size of the
 * catalogue, reused; clearing costs nothing. Owned by one thread.
 */
public final class TrackScores {
  private final double[] scores;
  private final int[] rounds;
  private final int[] scored;
  private int round = 1;
  private int count;

  /** Scores of tracks below this number. */
  public TrackScores(int trackCount) {
    scores = new double[trackCount];
    rounds = new int[trackCount];
    scored = new int[trackCount];
  }

  /** Forgets all scores. */
  public void clear() {
    count = 0;
    if (++round == 0) {
      Arrays.fill(rounds, 0);
      round = 1;
    }
  }

  /** Adds to a track's score. */
  public void add(int track, double score) {
    if (rounds[track] != round) {
      rounds[track] = round;
      scores[track] = 0;
      scored[count++] = track;
    }
    scores[track] += score;
  }

  /** Takes a track out, so that it will not be among the top. */
  public void exclude(int track) {
    if (rounds[track] == round) {
      scores[track] = Double.NEGATIVE_INFINITY;
    }
  }

  /** Takes all tracks out that are not allowed. */
  public void keep(IntPredicate allowed) {
    for (int i = 0; i < count; i++) {
      if (!allowed.test(scored[i])) {
        scores[scored[i]] = Double.NEGATIVE_INFINITY;
      }
    }
  }

  /** A track's score; 0 when nothing was said of it. */
  public double of(int track) {
    return rounds[track] == round ? scores[track] : 0;
  }

  /** How many tracks have a score. */
  public int count() {
    return count;
  }

  /** The i-th track that has a score, in the order in which they came. */
  public int track(int i) {
    return scored[i];
  }

  /** The highest score; 0 when there is none. */
  public double highest() {
    double highest = count == 0 ? 0 : Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      highest = Math.max(highest, scores[scored[i]]);
    }
    return highest;
  }

  /** Adds the other's scores, each times a factor. */
  public void addAll(TrackScores other, double factor) {
    for (int i = 0; i < other.count; i++) {
      int track = other.scored[i];
      add(track, other.scores[track] * factor);
    }
  }

  /**
   * Writes the tracks with the highest scores, best first; of equals the one played more, then the
   * lower number.
   *
   * @param sessions tell how often a track was played
   * @param at where in {@code into} they go
   * @return how many there are, at most {@code most}
   */
  public int top(int most, Sessions sessions, int[] into, int at) {
    int found = 0;
    for (int i = 0; i < count; i++) {
      int track = scored[i];
      if (scores[track] == Double.NEGATIVE_INFINITY) {
        continue;
      }
      int place = found;
      while (place > 0 && before(track, into[at + place - 1], sessions)) {
        place--;
      }
      if (place < most) {
        found = Math.min(found + 1, most);
        System.arraycopy(into, at + place, into, at + place + 1, found - 1 - place);
        into[at + place] = track;
      }
    }
    return found;
  }

  private boolean before(int a, int b, Sessions sessions) {
    if (scores[a] != scores[b]) {
      return scores[a] > scores[b];
    }
    int more = Integer.compare(sessions.plays(a), sessions.plays(b));
    return more != 0 ? more > 0 : a < b;
  }
}
