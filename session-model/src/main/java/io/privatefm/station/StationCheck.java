package io.privatefm.station;

import java.util.ArrayList;
import java.util.List;

/** What must always hold between the parts of a station. */
final class StationCheck {
  private StationCheck() {}

  /** Throws, naming everything that does not hold. */
  static void require(Station station) {
    List<String> broken = new ArrayList<>();
    AtHand current = station.current;
    AtHand upNext = station.upNext;
    if (current != null && station.ledger.slot(current.number()) < 0) {
      broken.add("current not in ledger: " + current.number());
    }
    if (upNext != null && station.ledger.slot(upNext.number()) < 0) {
      broken.add("up-next not in ledger: " + upNext.number());
    }
    if (current != null && upNext != null && current.number() == upNext.number()) {
      broken.add("current is up-next: " + current.number());
    }
    if (current == null && upNext != null) {
      broken.add("up-next without current: " + upNext.number());
    }
    if (station.tuning.incognito() != (station.shelved != null)) {
      broken.add("shelved outside incognito");
    }
    if (!broken.isEmpty()) {
      throw new IllegalStateException("station broken: " + broken);
    }
  }
}
