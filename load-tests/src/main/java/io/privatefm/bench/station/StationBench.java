package io.privatefm.bench.station;

import io.privatefm.bench.BenchError;
import io.privatefm.bench.data.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stations, in memory and with journal, and the echo of their frames, measured in turns: A B C A B
 * C. This process is the load. Owned by the thread that runs it.
 */
public final class StationBench {
  private static final double RECORDING_FACTOR = 3;
  private static final double RECORDING_SECONDS = 1;
  private static final int RECORDINGS = 10; // at most, until what is rare was said too
  private static final double RECORDED_PER_SECOND = 2_000;
  private static final String MANY = "1000000";

  private final StationPlan plan;
  private final Path catalogue;
  private final Consumer<String> say;
  private final Pinned pinned = new Pinned();
  private @Nullable Path recording;

  public StationBench(StationPlan plan, Path catalogue, Consumer<String> say) {
    this.plan = plan;
    this.catalogue = catalogue;
    this.say = say;
  }

  /** Also records the journalled stations under closed load, by JFR. */
  public StationBench recordingTo(Path file) {
    recording = file;
    return this;
  }

  /** Measures everything. */
  public StationResult run() throws IOException {
    Path folder = Files.createTempDirectory("fm-bench-");
    try {
      double readyMs =
          Starts.millis(
              plan.starts(),
              () -> ServerProcess.stations(Pinned.nowhere(), List.of(), arguments()));
      say.accept("ready " + whole(readyMs) + " ms after the start");
      pinned.load();
      say.accept(pinned.describe());
      try (Load load = new Load(catalogue)) {
        return withSides(load, folder, readyMs);
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private StationResult withSides(Load load, Path folder, double readyMs) throws IOException {
    try (Side stations = side("stations", serve(List.of()), load);
        Side journalled =
            side("journalled", serve(List.of("--data=" + folder.resolve("data"))), load);
        Side echo = side("echo", echo(stations.crowd(), folder), load)) {
      List<Side> sides = List.of(echo, stations, journalled);
      warmUp(sides);
      closed(sides);
      double rate = Math.min(stations.perSecond(), echo.perSecond()) / 2;
      open(List.of(echo, stations), rate);
      String where = recorded(journalled);
      StationFigures figures =
          StationFigures.of(
              load.tracks(),
              plan.listeners(),
              echo,
              stations,
              journalled,
              rate,
              idle(echo),
              idle(stations),
              readyMs);
      return new StationResult(figures, echo.latency(), stations.latency(), where, describe());
    }
  }

  private String recorded(Side side) throws IOException {
    if (recording == null) {
      return "";
    }
    String where = side.recorded(RECORDING_FACTOR * plan.seconds(), recording);
    say.accept("recorded: " + recording);
    return where;
  }

  private String describe() {
    return "Servers with `" + String.join(" ", plan.jvmFlags()) + "`; " + pinned.describe() + ".";
  }

  private Side side(String name, ServerProcess server, Load load) {
    Side side = new Side(name, server, load, plan.listeners());
    say.accept(name + ": " + plan.listeners() + " listeners");
    return side;
  }

  private ServerProcess serve(List<String> more) {
    List<String> arguments = new ArrayList<>(arguments());
    arguments.addAll(more);
    return ServerProcess.stations(pinned, plan.jvmFlags(), arguments);
  }

  private List<String> arguments() {
    return List.of(
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
        "--loop-lag=60s"); // a closed loop keeps as many waiting as there are listeners
  }

  /** An echo of what the stations answer to each kind of message. */
  private ServerProcess echo(Crowd crowd, Path folder) throws IOException {
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
    return ServerProcess.echo(pinned, plan.jvmFlags(), file);
  }

  private void warmUp(List<Side> sides) {
    for (Side side : sides) {
      side.warmUp(plan.warmUpSeconds());
      say.accept(side.name() + ": warmed up");
    }
  }

  private void closed(List<Side> sides) {
    for (int round = 1; round <= plan.rounds(); round++) {
      StringBuilder told = new StringBuilder("closed loop, round " + round + ":");
      for (Side side : sides) {
        double perSecond = side.closed(plan.seconds());
        told.append("  ").append(side.name()).append(' ').append(whole(perSecond)).append("/s");
      }
      say.accept(told.toString());
    }
  }

  private void open(List<Side> sides, double rate) {
    for (int round = 1; round <= plan.rounds(); round++) {
      for (Side side : sides) {
        side.open(rate, plan.seconds());
      }
      say.accept("open loop, round " + round + ": " + whole(rate) + "/s");
    }
  }

  private Idle idle(Side side) {
    Idle idle = side.idle(plan.idleLot());
    say.accept(side.name() + ": " + whole(idle.bytes()) + " bytes an idle connection");
    return idle;
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
