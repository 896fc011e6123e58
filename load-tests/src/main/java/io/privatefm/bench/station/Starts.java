package io.privatefm.bench.station;

import io.privatefm.bench.station.server.ServerProcess;
import io.privatefm.bench.station.server.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * How soon a server is ready to play, the median of several starts, one after another.
 *
 * @param readyMillis from the start of its process
 * @param embeddedMillis from the call, in a process that runs already and has not called before
 */
record Starts(double readyMillis, double embeddedMillis) {
  static Starts measure(int times, Servers servers) {
    return new Starts(
        median(times, () -> readyMillis(servers.asEver())), median(times, servers::embeddedMillis));
  }

  private static double readyMillis(ServerProcess started) {
    try (started) {
      return started.readyMs();
    }
  }

  private static double median(int times, Supplier<Double> start) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      millis.add(start.get());
    }
    return Medians.of(millis);
  }
}
