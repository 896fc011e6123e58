package io.privatefm.bench.station.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts what is measured: station servers over one catalogue, and the echo of their frames. */
public final class Servers {
  private static final String MANY = "1000000";

  private final Path catalogue;
  private final Pinned pinned;

  public Servers(Path catalogue, Pinned pinned) {
    this.catalogue = catalogue;
    this.pinned = pinned;
  }

  /**
   * A station server with one event loop.
   *
   * @param flags of its JVM
   * @param more arguments of {@code fm serve}
   */
  public ServerProcess stations(List<String> flags, String... more) {
    return stations(pinned, flags, more);
  }

  /** A station server as it starts by itself, on all processors. */
  public ServerProcess asEver() {
    return stations(Pinned.nowhere(), List.of());
  }

  /**
   * Milliseconds to be ready within a process that runs already, and ends.
   *
   * @param flags of its JVM
   */
  public double embeddedMillis(List<String> flags) {
    return Embedded.millis(catalogue, flags);
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

  /** An echo of what the stations of this file answer; see {@code Exchanges}. */
  public ServerProcess echo(List<String> flags, Path exchanges, Wires wires) {
    return ServerProcess.echo(pinned, flags, exchanges, wires);
  }
}
