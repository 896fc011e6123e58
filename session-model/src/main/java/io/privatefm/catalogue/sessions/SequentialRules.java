package io.privatefm.catalogue.sessions;

/**
 * Sequential rules: what followed the newest track within a few steps, the nearer the more.
 * Kamehkhosh, Jannach and Ludewig: A comparison of frequent pattern techniques and a deep learning
 * method for session-based recommendation, RecTemp 2017. With one step it is a first-order Markov
 * chain.
 *
 * <p>Nothing is counted beforehand: a question reads the plays of the track, the newest {@link
 * #MOST_PLAYS}. Immutable.
 *
 * @param steps how far apart two plays may be
 * @param decay how much less a rule counts that spans more steps
 */
public record SequentialRules(int steps, Decay decay) {
  /** Plays of one track that are read. */
  public static final int MOST_PLAYS = 20_000;

  public SequentialRules {
    if (steps < 1) {
      throw new IllegalArgumentException("must be >= 1: steps=" + steps);
    }
  }

  /** Adds what the rules say after this prefix. */
  public void score(Sessions sessions, Prefix prefix, TrackScores into) {
    if (prefix.count() == 0) {
      return;
    }
    int from = prefix.back(1);
    int plays = sessions.plays(from);
    for (int i = Math.max(0, plays - MOST_PLAYS); i < plays; i++) {
      int position = sessions.play(from, i);
      int end = Math.min(sessions.end(sessions.sessionOfPlay(from, i)), position + steps + 1);
      for (int next = position + 1; next < end; next++) {
        if (sessions.track(next) != from) {
          into.add(sessions.track(next), decay.weight(next - position, steps));
        }
      }
    }
  }
}
