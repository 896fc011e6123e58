package io.privatefm.engine;

import io.privatefm.station.SplitMix;
import io.privatefm.station.Station;

/**
 * What a listener of whom little is known may think of a track beyond what others think: drawn once
 * for each listener and track, and fading as the listener judges. So strangers do not all begin
 * with the same, and what they are played tells of more tracks. It is one draw of a taste from what
 * is possible, kept until something is known (Thompson sampling over listeners, in its laziest
 * form). What is foretold needs none. Scratch of one engine.
 */
final class Guess {
  /** Largest guess of a stranger, in units of reward. */
  private static final double MOST = 0.25;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long own;
  private double size;

  /** Guesses for this listener as much as is known now. */
  void begin(Station station) {
    own = station.id().hashCode() * GOLDEN; // a journal tells the id, and may not tell the listener
    size = MOST / (1 + station.history().judged().count());
  }

  /** The guess of a track: between minus and plus what is left of {@link #MOST}. */
  double of(int row) {
    long bits = SplitMix.mix(own + row * GOLDEN);
    return size * ((bits >>> 11) * 0x1p-52 - 1);
  }
}
