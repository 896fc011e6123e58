package io.privatefm.recall;

/**
 * How much of the rules is kept when too little may be played; tried from the first to the last.
 * Bans and the listener's restriction are never relaxed.
 */
public enum Strictness {
  /** No repeat within the window, no artist too often. */
  FULL(1, true),
  /** An artist may come too often. */
  ANY_ARTIST(1, false),
  /** Only the newer half of the window is kept free of repeats. */
  HALF_WINDOW(0.5, false),
  /** Only the newest eighth. */
  EIGHTH_WINDOW(0.125, false),
  /** Only what plays now must not follow itself. */
  NOT_THE_SAME(0, false),
  /** Anything that is not banned. */
  ANYTHING(0, false);

  private final double window;
  private final boolean spaced;

  Strictness(double window, boolean spaced) {
    this.window = window;
    this.spaced = spaced;
  }

  /** How many of the tracks played last must not come again. */
  int repeats(int played) {
    return (int) Math.ceil(played * window);
  }

  /** Whether artists are kept apart. */
  boolean spaced() {
    return spaced;
  }

  /** Whether what plays now may follow itself. */
  boolean allowsCurrent() {
    return this == ANYTHING;
  }
}
