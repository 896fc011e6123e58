package io.privatefm.evaluate.listeners;

import io.privatefm.evaluate.listeners.Method.Fitted;
import io.privatefm.evaluate.listeners.Method.Listener;
import io.privatefm.evaluate.listeners.Method.Listening;

/**
 * One person's spins under one method, as they were played and judged.
 *
 * @param person their number
 * @param tracks what was played, in order
 * @param ratings what they said of it
 * @param propensities the probability of each choice; NaN where nobody can tell
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sitting(int person, int[] tracks, byte[] ratings, double[] propensities) {
  /** Plays a listener so many of the tracks that they rated, and tells each rating at once. */
  static Sitting play(Fitted method, Ratings ratings, int person, int spins, long seed) {
    int[] offered = ratings.rated()[person];
    Listener listener = new Listener(person, offered.clone(), Seeds.of(seed, person));
    Listening listening = method.begin(listener);
    boolean[] played = new boolean[offered.length];
    Sitting sitting = new Sitting(person, new int[spins], new byte[spins], new double[spins]);
    for (int spin = 0; spin < spins; spin++) {
      int at = listening.next();
      if (played[at]) {
        throw new IllegalStateException(
            "must not be played twice: track=" + ratings.tracks().get(offered[at]));
      }
      played[at] = true;
      byte rating = ratings.given()[person][at];
      sitting.tracks[spin] = offered[at];
      sitting.ratings[spin] = rating;
      sitting.propensities[spin] = listening.propensity();
      listening.told(rating);
    }
    return sitting;
  }

  /** How many of the first {@code spins} were liked. */
  int reward(int spins) {
    int sum = 0;
    for (int spin = 0; spin < spins; spin++) {
      sum += Ratings.reward(ratings[spin]);
    }
    return sum;
  }
}
