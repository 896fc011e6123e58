package io.privatefm.load;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.bench.data.Folders;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueBuilder;
import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.engine.Change;
import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.station.Feedback;
import io.privatefm.station.Station;
import io.privatefm.vector.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Sixteen listeners who take turns over the demo catalogue, each after 40 completed spins, so that
 * stations have several interests. The catalogue is made anew; a million tracks take minutes. Of
 * one thread.
 */
final class WarmStations implements AutoCloseable {
  static final int STATIONS = 16;
  private static final int SPINS = 40;

  private final Station[] stations = new Station[STATIONS];
  private final Path directory;
  private final Catalogue catalogue;
  private final Engine engine;
  private long nowMs = 1_795_300_000_000L;
  private int turn;

  /** Over so many tracks, and so many sessions of made-up people who heard some of them. */
  WarmStations(int tracks, int sessions, Profile index, PolicyKind policy) throws IOException {
    directory = Files.createTempDirectory("pick");
    CatalogueBuilder demo = DemoCatalogue.of(tracks, DemoCatalogue.SEED).index(index);
    if (sessions > 0) {
      demo.sessions(new MadeUpSessions(tracks, sessions));
    }
    demo.publish(directory);
    catalogue = Catalogue.open(directory);
    engine = new Engine(catalogue, EngineOptions.DEFAULT.withPolicy(policy));
    for (int i = 0; i < STATIONS; i++) {
      stations[i] = engine.tuneIn("listener-" + i, "s-" + i, nowMs);
      engine.play(stations[i], nowMs);
      for (int spin = 0; spin < SPINS; spin++) {
        nowMs += 1_000;
        tell(stations[i], new Feedback.Completed(current(stations[i]), nowMs));
      }
    }
  }

  /** The listener whose turn it is, a second later. */
  Station next() {
    nowMs += 1_000;
    return stations[turn++ % STATIONS];
  }

  /** How many turns there were. */
  int turn() {
    return turn;
  }

  long nowMs() {
    return nowMs;
  }

  /** The id of what plays. */
  static String current(Station station) {
    return Objects.requireNonNull(station.current()).id();
  }

  Change tell(Station station, Feedback feedback) {
    return engine.tell(station, feedback, nowMs);
  }

  @Override
  public void close() throws IOException {
    catalogue.close();
    Folders.delete(directory);
  }
}
