package io.privatefm.evaluate.simulate;

import io.privatefm.evaluate.simulate.truth.Listener;
import io.privatefm.station.Evidence;
import io.privatefm.station.Feedback;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import java.util.List;

/** Plays to all listeners of one run. Owned by one thread. */
interface Player {
  /** A fresh station for a listener. */
  Station tuneIn(String listener, long nowMs);

  /** The listener tells where they are, at the start of a session. */
  default void arrives(Station station, Listener listener, long nowMs) {}

  /**
   * The spin that plays now, which is the station's current one.
   *
   * @param permissible rows that may be played
   * @param means true mean rewards by row, now; only the oracle looks
   */
  Spin next(Station station, int[] permissible, double[] means, long nowMs);

  /** The spin has started. */
  void started(Station station, Spin spin, long nowMs);

  /** The spin is over, and this was told of it. */
  void ended(Station station, List<Feedback> feedback);

  /** Rows among which the spin was drawn; the played one alone when there was no draw. */
  static int[] candidates(Spin spin) {
    if (spin.evidence().length == 0) {
      return new int[] {spin.row()};
    }
    Evidence evidence = Evidence.of(spin.evidence());
    int[] rows = new int[evidence.count()];
    for (int arm = 0; arm < rows.length; arm++) {
      rows[arm] = evidence.row(arm);
    }
    return rows;
  }
}
