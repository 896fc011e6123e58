package io.privatefm.evaluate.listeners;

/** What a method predicts of a track. */
enum Target {
  /** 1 when it is liked, else 0: what is counted. */
  REWARD,
  /** The rating itself, which tells more of each person. */
  RATING;

  double of(int rating) {
    return this == REWARD ? Ratings.reward(rating) : rating;
  }

  /** In words. */
  String label() {
    return this == REWARD ? "reward" : "rating";
  }
}
