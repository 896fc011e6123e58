package io.privatefm.catalogue.sessions;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Scores of the few tracks that a method has something to say about. Scratch that grows to the most
 * of them, reused. Owned by one thread.
 */
public final class TrackScores {
  private final Slots tracks = new Slots();
  private final Top top = new Top();
  private double[] scores = new double[tracks.room()];

  /** Forgets all scores. */
  public void clear() {
    tracks.clear();
  }

  /** Adds to a track's score. */
  public void add(int track, double score) {
    int before = tracks.count();
    int slot = tracks.of(track);
    if (slot == before) {
      if (slot == scores.length) {
        scores = Arrays.copyOf(scores, tracks.room());
      }
      scores[slot] = 0;
    }
    scores[slot] += score;
  }

  /** Takes a track out, so that it will not be among the top. */
  public void exclude(int track) {
    int slot = tracks.find(track);
    if (slot >= 0) {
      scores[slot] = Double.NEGATIVE_INFINITY;
    }
  }

  /** Takes all tracks out that are not allowed. */
  public void keep(IntPredicate allowed) {
    for (int i = 0; i < count(); i++) {
      if (!allowed.test(track(i))) {
        scores[i] = Double.NEGATIVE_INFINITY;
      }
    }
  }

  /** A track's score; 0 when nothing was said of it. */
  public double of(int track) {
    int slot = tracks.find(track);
    return slot < 0 ? 0 : scores[slot];
  }

  /** How many tracks have a score. */
  public int count() {
    return tracks.count();
  }

  /** The i-th track that has a score, in the order in which they came. */
  public int track(int i) {
    return tracks.number(i);
  }

  /** The highest score; 0 when there is none. */
  public double highest() {
    double highest = count() == 0 ? 0 : Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count(); i++) {
      highest = Math.max(highest, scores[i]);
    }
    return highest;
  }

  /** Adds the other's scores, each times a factor. */
  public void addAll(TrackScores other, double factor) {
    for (int i = 0; i < other.count(); i++) {
      add(other.track(i), other.scores[i] * factor);
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
    int looked = top.order(scores, count(), highest(), most);
    int found = 0;
    for (int l = 0; l < looked; l++) {
      int i = top.at(l);
      boolean in = found < most || before(i, into[at + most - 1], sessions);
      if (in && scores[i] != Double.NEGATIVE_INFINITY) {
        found = Math.min(found + 1, most);
        int place = at + found - 1;
        for (; place > at && before(i, into[place - 1], sessions); place--) {
          into[place] = into[place - 1];
        }
        into[place] = i;
      }
    }
    for (int i = at; i < at + found; i++) {
      into[i] = track(into[i]);
    }
    return found;
  }

  private boolean before(int i, int other, Sessions sessions) {
    if (scores[i] != scores[other]) {
      return scores[i] > scores[other];
    }
    int more = Integer.compare(sessions.plays(track(i)), sessions.plays(track(other)));
    return more != 0 ? more > 0 : track(i) < track(other);
  }
}
