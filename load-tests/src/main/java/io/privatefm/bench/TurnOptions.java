package io.privatefm.bench;

import io.privatefm.bench.station.StationPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How often servers take turns that are measured side by side, and for how long. */
final class TurnOptions {
  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "how often the servers take turns (default 7; quick: 3)")
  private @Nullable Integer rounds;

  @Option(names = "--seconds", paramLabel = "N", description = "of each turn (default 8; quick: 2)")
  private @Nullable Double seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description =
          "of load on each server that are not counted (default 30, of variants 60; quick: 10)")
  private @Nullable Double warmUp;

  /** The plan with these turns, or a usage error about the first flaw. */
  StationPlan of(StationPlan usual) {
    StationPlan plan =
        new StationPlan(
            usual.tracks(),
            usual.listeners(),
            warmUp == null ? usual.warmUpSeconds() : warmUp,
            rounds == null ? usual.rounds() : rounds,
            seconds == null ? usual.seconds() : seconds,
            usual.idleLot(),
            usual.starts(),
            usual.heapMegabytes(),
            usual.moreJvmFlags());
    Bench.require(plan.warmUpSeconds() >= 0, "must be >= 0: --warm-up=" + plan.warmUpSeconds());
    Bench.require(plan.rounds() >= 1, "must be >= 1: --rounds=" + plan.rounds());
    Bench.require(plan.seconds() > 0, "must be > 0: --seconds=" + plan.seconds());
    return plan;
  }
}
