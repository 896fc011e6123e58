package io.privatefm.bench.station;

import io.privatefm.bench.BenchError;
import io.privatefm.catalogue.Catalogue;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Stations and the echo of their frames, measured in turns: A B A B. This process is the load.
 * Owned by the thread that runs it.
 */
public final class StationBench {
  /** As large as ever touched from the start, so that the heap's size does not tell on the rest. */
  private static final List<String> JVM = List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch");

  private static final double RECORDING_SECONDS = 2;
  private static final double RECORDED_PER_SECOND = 2_000;
  private static final String MANY = "1000000";

  private final StationPlan plan;
  private final Path catalogue;
  private final Consumer<String> say;
  private final Pinned pinned = new Pinned();

  public StationBench(StationPlan plan, Path catalogue, Consumer<String> say) {
    this.plan = plan;
    this.catalogue = catalogue;
    this.say = say;
  }

  /** Measures everything. */
  public StationFigures run() throws IOException {
    pinned.load();
    say.accept(pinned.describe());
    Vertx vertx =
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    try (Catalogue music = Catalogue.open(catalogue)) {
      return measure(vertx, vertx.getOrCreateContext(), music);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private StationFigures measure(Vertx vertx, Context loop, Catalogue music) throws IOException {
    ServerProcess serving = ServerProcess.stations(pinned, JVM, arguments());
    try (Side stations = new Side("stations", serving, vertx, loop, plan.listeners(), music)) {
      say.accept(plan.listeners() + " listeners on the station server");
      Path exchanges = recorded(stations.crowd());
      ServerProcess echoing = ServerProcess.echo(pinned, JVM, exchanges);
      try (Side echo = new Side("echo", echoing, vertx, loop, plan.listeners(), music)) {
        say.accept("as many on the echo of its frames");
        return takeTurns(List.of(echo, stations));
      } finally {
        Files.delete(exchanges);
      }
    }
  }

  private List<String> arguments() {
    return List.of(
        "--catalogue=" + catalogue,
        "--port=0",
        "--admin-port=0",
        "--loops=1",
        "--insecure-demo-auth",
        "--messages-per-second=" + MANY,
        "--messages-at-once=" + MANY,
        "--messages-per-second-per-address=" + MANY,
        "--visitors=" + MANY,
        "--loop-lag=60s"); // a closed loop keeps as many waiting as there are listeners
  }

  /** What the stations answer to each kind of message. */
  private Path recorded(Crowd crowd) throws IOException {
    Exchanges exchanges = new Exchanges();
    crowd.record(exchanges);
    crowd.run(new OpenLoop(crowd, RECORDED_PER_SECOND, RECORDING_SECONDS), RECORDING_SECONDS);
    crowd.record(null);
    if (!exchanges.missing().isEmpty()) {
      throw new BenchError("must have been answered: " + exchanges.missing());
    }
    Path file = Files.createTempFile("fm-exchanges-", ".json");
    exchanges.write(file);
    return file;
  }

  private StationFigures takeTurns(List<Side> sides) {
    for (Side side : sides) {
      side.warmUp(plan.warmUpSeconds());
      say.accept(side.name() + " warmed up");
    }
    for (int round = 1; round <= plan.rounds(); round++) {
      StringBuilder told = new StringBuilder("closed loop, round " + round + ":");
      for (Side side : sides) {
        told.append(
            String.format(Locale.ROOT, " %s %,.0f/s", side.name(), side.closed(plan.seconds())));
      }
      say.accept(told.toString());
    }
    Side echo = sides.getFirst();
    Side stations = sides.getLast();
    double rate = Math.min(stations.perSecond(), echo.perSecond()) / 2;
    for (int round = 1; round <= plan.rounds(); round++) {
      for (Side side : sides) {
        side.open(rate, plan.seconds());
      }
      say.accept(String.format(Locale.ROOT, "open loop, round %d: %,.0f/s", round, rate));
    }
    return StationFigures.of(echo, stations, rate);
  }
}
