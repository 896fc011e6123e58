package io.privatefm.evaluate.compare;

import io.privatefm.station.Feedback;
import io.privatefm.station.Place;
import io.privatefm.station.Spin;
import io.privatefm.station.TuningChange;

/** Something that happened to one listener's station, as a server noted it. */
public sealed interface StationEvent {

  /** When, in epoch milliseconds. */
  long atMs();

  /** A device tuned in to this station; one of another name begins anew. */
  record TunedIn(String station, long atMs) implements StationEvent {}

  /** A spin was drawn to a place. */
  record Drawn(Spin spin, Place place, double reward) implements StationEvent {
    /**
     * The draw.
     *
     * @param spin with its evidence
     * @param reward what it earned in the end, -1 to 1; NaN when nothing judges it
     */
    public Drawn {}

    @Override
    public long atMs() {
      return spin.drawnAtMs();
    }
  }

  /** A spin that was drawn before was moved to another place. */
  record Moved(long number, Place place, long atMs) implements StationEvent {}

  /** Something was told of a spin. */
  record Told(Feedback feedback) implements StationEvent {
    @Override
    public long atMs() {
      return feedback.atMs();
    }
  }

  /** The tuning was changed. */
  record Tuned(TuningChange change) implements StationEvent {
    @Override
    public long atMs() {
      return change.atMs();
    }
  }
}
