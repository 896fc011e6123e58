package io.privatefm.evaluate.simulate;

import io.privatefm.evaluate.simulate.truth.Listener;
import io.privatefm.evaluate.simulate.truth.Seeds;
import io.privatefm.station.Station;
import java.util.SplittableRandom;

/** A simulated listener at a station, with a clock of their own. */
final class Seat {
  final int index;
  final Listener listener;
  final Station station;
  private final SplittableRandom reactions;

  /** Rows that may be played next. */
  int[] permissible = {};

  long nowMs;

  Seat(int index, Listener listener, Station station, long number, long seed) {
    this.index = index;
    this.listener = listener;
    this.station = station;
    reactions = Seeds.random(seed, "reactions", number);
  }

  /** The listener's next spin begins. */
  void arrive(int spin) {
    if (Schedule.begins(spin)) {
      nowMs = Schedule.sessionStartsAtMs(spin);
    }
    listener.arrive(Schedule.occasion(spin, nowMs));
  }

  /**
   * A number from 0 to 1, once a spin: low for bad reactions, high for good ones. The same for
   * every contestant, so that a listener is equally well disposed to all.
   */
  double reaction() {
    return reactions.nextDouble();
  }
}
