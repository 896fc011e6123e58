package io.privatefm.station;

/** What a listener did with a track before the station knew them. */
public enum PastAct {
  /** Heard, as far as another player can tell. */
  HEARD(Reward.HEARD),
  /** Heard to the end. */
  COMPLETED(Reward.COMPLETED),
  /** Liked; the like stands. */
  LIKED(Reward.LIKED),
  /** Skipped early. */
  SKIPPED(Reward.SHORT_SKIP),
  /** Disliked; the track is banned. */
  DISLIKED(Reward.DISLIKED);

  private final Reward reward;

  PastAct(Reward reward) {
    this.reward = reward;
  }

  Reward reward() {
    return reward;
  }
}
