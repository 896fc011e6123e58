package io.privatefm.evaluate.listeners;

import java.util.List;

/**
 * A method over all people: each played by what people of other folds taught.
 *
 * @param parameters chosen for each fold
 * @param sittings of every person who was judged, rising by number
 */
record Trial(Method method, List<String> parameters, List<Sitting> sittings) {

  /** Likes of each person in the first {@code spins}. */
  double[] rewards(int spins) {
    return sittings.stream().mapToDouble(sitting -> sitting.reward(spins)).toArray();
  }
}
