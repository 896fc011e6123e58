package io.privatefm.evaluate.simulate.truth;

import org.jspecify.annotations.Nullable;

/**
 * A simulated person: knows at every moment with which probability each act would follow a track.
 *
 * <p>What befalls a listener from outside (moods, drift, changes of scene) depends on the seed, the
 * listener's number and the occasion alone, so that it befalls them alike whoever plays. What their
 * own hearing does to them (tiring) depends on what was played. Owned by one thread.
 */
public interface Listener {
  /** Moves on to an occasion; occasions come in order and none is left out. */
  void arrive(Occasion occasion);

  /**
   * States what would follow if the track were played now.
   *
   * @param into {@code into[act.step()]} becomes the probability, at least 0, together 1
   */
  void chances(int track, double[] into);

  /** Hears a track, and did this with it. */
  void hear(int track, Act act);

  /** What the listener says to be doing now; null: nothing. */
  default @Nullable String scene() {
    return null;
  }

  /** Where the listener lives, as their login tells; null: nowhere. */
  default @Nullable String region() {
    return null;
  }
}
