package io.privatefm.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.server.air.CarriedOver;
import java.util.List;

/** Which catalogue a server plays, and how often that changed, as measures. Thread-safe. */
final class SwapCounts {
  private static final double MS_PER_SECOND = 1e3;
  private static final double NANOS_PER_SECOND = 1e9;
  private final MultiGauge version;
  private final Counter swaps;
  private final Counter refused;
  private final Counter stations;
  private volatile int base;
  private volatile int tracks;
  private volatile double sinceSeconds;
  private volatile double longestTurnSeconds;

  SwapCounts(MeterRegistry registry) {
    version =
        MultiGauge.builder("fm.catalogue.info")
            .description("1, with the version and the vector space of the catalogue in the labels")
            .register(registry);
    swaps = registry.counter("fm.catalogue.swaps");
    refused = registry.counter("fm.catalogue.refused");
    stations = registry.counter("fm.catalogue.stations.carried");
    Gauge.builder("fm.catalogue.base", () -> base)
        .description("the number of the base that is played")
        .register(registry);
    Gauge.builder("fm.catalogue.tracks", () -> tracks).register(registry);
    Gauge.builder("fm.catalogue.since.seconds", () -> sinceSeconds)
        .description("when that began, in seconds since 1970")
        .register(registry);
    Gauge.builder("fm.catalogue.swap.longest.turn.seconds", () -> longestTurnSeconds)
        .description("the longest that an event loop was busy with the last swap at a time")
        .register(registry);
  }

  /** This catalogue is played from now on. */
  void plays(Catalogue catalogue, long nowMs) {
    base = catalogue.base().number();
    tracks = catalogue.size();
    sinceSeconds = nowMs / MS_PER_SECOND;
    Tags tags = Tags.of("version", catalogue.version(), "space", catalogue.vectorSpace());
    version.register(List.of(MultiGauge.Row.of(tags, 1)), true);
  }

  void swapped(CarriedOver carried) {
    swaps.increment();
    stations.increment(carried.stations());
    longestTurnSeconds = carried.longestTurnNanos() / NANOS_PER_SECOND;
  }

  void refused() {
    refused.increment();
  }
}
