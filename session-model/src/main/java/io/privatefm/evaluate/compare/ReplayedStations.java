package io.privatefm.evaluate.compare;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.station.Evidence;
import io.privatefm.station.Station;
import java.util.HashMap;
import java.util.Map;

/** Listeners' stations over one catalogue while a log is replayed onto them. One thread. */
final class ReplayedStations {
  private final Catalogue catalogue;
  private final Engine engine;
  private final Map<String, Station> stations = new HashMap<>();

  ReplayedStations(Catalogue catalogue, EngineOptions options) {
    this.catalogue = catalogue;
    engine = new Engine(catalogue, options);
  }

  void replay(String listener, StationEvent event) {
    switch (event) {
      case StationEvent.TunedIn tunedIn -> tuneIn(listener, tunedIn);
      case StationEvent.Told told -> engine.replay(station(listener, event), told.feedback());
      case StationEvent.Tuned tuned -> engine.replay(station(listener, event), tuned.change());
      case StationEvent.Drawn drawn ->
          engine.replay(station(listener, event), drawn.spin(), drawn.place());
      case StationEvent.Moved moved ->
          engine.replay(station(listener, event), moved.number(), moved.place());
    }
  }

  /** A station of another name begins anew. */
  private void tuneIn(String listener, StationEvent.TunedIn tunedIn) {
    Station known = stations.get(listener);
    if (known == null || !known.id().equals(tunedIn.station())) {
      stations.put(listener, engine.tuneIn(listener, tunedIn.station(), tunedIn.atMs()));
    }
  }

  /** The station; where its beginning was lost, one that begins with the first event there is. */
  private Station station(String listener, StationEvent event) {
    return stations.computeIfAbsent(listener, _ -> engine.tuneIn(listener, "lost", event.atMs()));
  }

  /** The rows of tracks here; -1 for those that the catalogue does not have. */
  int[] rows(String[] ids) {
    int[] rows = new int[ids.length];
    for (int arm = 0; arm < rows.length; arm++) {
      rows[arm] = catalogue.row(ids[arm]);
    }
    return rows;
  }

  /**
   * The arms of a draw as they look here, just before it. Channels are as logged; an arm that the
   * catalogue does not have stays as it was logged.
   */
  byte[] see(String listener, StationEvent.Drawn drawn, Evidence evidence, int[] rows) {
    byte[] arms = evidence.arms().clone();
    engine.features(station(listener, drawn), drawn.place(), drawn.atMs(), rows, arms);
    return arms;
  }
}
