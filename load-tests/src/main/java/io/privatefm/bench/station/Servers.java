package io.privatefm.bench.station;

import io.privatefm.bench.BenchError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts what is measured: station servers over one catalogue, and the echo of their frames. */
final class Servers {
  private static final int RECORDINGS = 10; // at most, until what is rare was said too
  private static final double RECORDING_SECONDS = 1;
  private static final double RECORDED_PER_SECOND = 2_000;
  private static final String MANY = "1000000";

  private final Path catalogue;
  private final Pinned pinned;

  Servers(Path catalogue, Pinned pinned) {
    this.catalogue = catalogue;
    this.pinned = pinned;
  }

  /**
   * A station server with one event loop.
   *
   * @param flags of its JVM
   * @param more arguments of {@code fm serve}
   */
  ServerProcess stations(List<String> flags, String... more) {
    return stations(pinned, flags, more);
  }

  /** A station server as it starts by itself, on all processors. */
  ServerProcess asEver() {
    return stations(Pinned.nowhere(), List.of());
  }

  /** Milliseconds to be ready within a process that runs already, and ends. */
  double embeddedMillis() {
    return ServerProcess.embedded(catalogue);
  }

  private ServerProcess stations(Pinned where, List<String> flags, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--catalogue=" + catalogue,
                "--port=0",
                "--admin-port=0",
                "--loops=1",
                "--insecure-demo-auth",
                "--stations-per-second=" + MANY,
                "--messages-per-second=" + MANY,
                "--messages-at-once=" + MANY,
                "--messages-per-second-per-address=" + MANY,
                "--connections=" + MANY,
                "--visitors=" + MANY,
                "--loop-lag=60s")); // a closed loop keeps as many waiting as there are listeners
    arguments.addAll(List.of(more));
    return ServerProcess.stations(where, flags, arguments);
  }

  /** An echo of what the stations of this file answer; see {@link #exchanges}. */
  ServerProcess echo(List<String> flags, Path exchanges, Wires wires) {
    return ServerProcess.echo(pinned, flags, exchanges, wires);
  }

  /** A file in this folder with what the stations answer to each kind of message. */
  static Path exchanges(Crowd crowd, Path folder) throws IOException {
    Exchanges exchanges = new Exchanges();
    crowd.record(exchanges);
    for (int i = 0; i < RECORDINGS && (i == 0 || !exchanges.missing().isEmpty()); i++) {
      crowd.run(new OpenLoop(crowd, RECORDED_PER_SECOND, RECORDING_SECONDS), RECORDING_SECONDS);
    }
    crowd.record(null);
    if (!exchanges.missing().isEmpty()) {
      throw new BenchError("must have been answered: " + exchanges.missing());
    }
    Path file = folder.resolve("exchanges.json");
    exchanges.write(file);
    return file;
  }
}
