package io.privatefm.bench.station;

import io.privatefm.bench.data.Folders;
import io.privatefm.bench.station.crowd.Crowd;
import io.privatefm.bench.station.crowd.Exchanges;
import io.privatefm.bench.station.crowd.Load;
import io.privatefm.bench.station.server.Pinned;
import io.privatefm.bench.station.server.ServerProcess;
import io.privatefm.bench.station.server.Servers;
import io.privatefm.bench.station.server.Wires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stations, in memory and with journal, and the echo of their frames, measured in turns: A B C A B
 * C. This process is the load. Owned by the thread that runs it.
 */
public final class StationBench {
  private static final double RECORDING_FACTOR = 3;

  private final StationPlan plan;
  private final Path catalogue;
  private final Consumer<String> say;
  private final Pinned pinned = new Pinned();
  private final Servers servers;
  private final Rounds rounds;
  private @Nullable Path recording;

  public StationBench(StationPlan plan, Path catalogue, Consumer<String> say) {
    this.plan = plan;
    this.catalogue = catalogue;
    this.say = say;
    servers = new Servers(catalogue, pinned);
    rounds = new Rounds(plan, say);
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
      Starts starts = Starts.measure(plan.starts(), servers, folder);
      say.accept(
          "ready "
              + Rounds.whole(starts.readyMillis())
              + " ms after the start, embedded "
              + Rounds.whole(starts.embeddedMillis())
              + " ms after the call, with an archive "
              + Rounds.whole(starts.archivedMillis()));
      pinned.load();
      say.accept(pinned.describe());
      try (Load load = new Load(catalogue)) {
        return withSides(load, folder, starts);
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private StationResult withSides(Load load, Path folder, Starts starts) throws IOException {
    List<String> flags = plan.jvmFlags();
    String data = "--data=" + folder.resolve("data");
    try (Side stations = rounds.side("stations", servers.stations(flags), load);
        Side echo = rounds.side("echo", echo(stations.crowd(), folder), load)) {
      double journalledPerSecond;
      String where;
      try (Side journalled = rounds.side("journalled", servers.stations(flags, data), load)) {
        List<Side> sides = List.of(echo, stations, journalled);
        rounds.warmUp(sides);
        rounds.closed(sides);
        journalledPerSecond = journalled.perSecond();
        where = recorded(journalled);
      }
      double rate = Math.min(stations.perSecond(), echo.perSecond()) / 2;
      rounds.open(List.of(echo, stations), rate);
      StationFigures figures =
          StationFigures.of(
              load.tracks(),
              plan.listeners(),
              echo,
              stations,
              journalledPerSecond,
              rate,
              idle(echo),
              idle(stations),
              starts);
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

  private ServerProcess echo(Crowd stations, Path folder) throws IOException {
    return servers.echo(plan.jvmFlags(), Exchanges.of(stations, folder), Wires.EPOLL);
  }

  private Idle idle(Side side) {
    Idle idle = side.idle(plan);
    say.accept(side.name() + ": " + Rounds.whole(idle.bytes()) + " bytes an idle connection");
    return idle;
  }
}
