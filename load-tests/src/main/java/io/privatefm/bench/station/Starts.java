package io.privatefm.bench.station;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** How soon a server is ready to play, from the start of its process. */
final class Starts {
  private Starts() {}

  /** The median of so many starts, in milliseconds; each server is ended before the next. */
  static double millis(int times, Supplier<ServerProcess> start) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      try (ServerProcess server = start.get()) {
        millis.add(server.readyMs());
      }
    }
    return Medians.of(millis);
  }
}
