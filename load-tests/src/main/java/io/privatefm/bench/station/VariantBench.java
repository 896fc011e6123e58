package io.privatefm.bench.station;

import io.privatefm.bench.data.Folders;
import io.privatefm.bench.station.crowd.Exchanges;
import io.privatefm.bench.station.crowd.Load;
import io.privatefm.bench.station.server.Pinned;
import io.privatefm.bench.station.server.ServerProcess;
import io.privatefm.bench.station.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Servers that differ in one flag, measured in turns: stations under each collector, the echo on
 * each transport. This process is the load. Owned by the thread that runs it.
 */
public final class VariantBench {
  private final StationPlan plan;
  private final Path catalogue;
  private final Consumer<String> say;

  public VariantBench(StationPlan plan, Path catalogue, Consumer<String> say) {
    this.plan = plan;
    this.catalogue = catalogue;
    this.say = say;
  }

  /** Measures everything; the tables in Markdown. */
  public String run() throws IOException {
    Path folder = Files.createTempDirectory("fm-bench-");
    Pinned pinned = new Pinned();
    Servers servers = new Servers(catalogue, pinned);
    pinned.load();
    say.accept(pinned.describe());
    List<Side> stations = new ArrayList<>();
    List<Side> echoes = new ArrayList<>();
    try (Load load = new Load(catalogue)) {
      for (Variant variant : Variant.OF_STATIONS) {
        stations.add(side(variant, servers.stations(flags(variant)), load));
      }
      String ofStations = table(stations);
      Path exchanges = Exchanges.of(stations.getFirst().crowd(), folder);
      stations.forEach(Side::close);
      stations.clear();
      for (Variant variant : Variant.OF_ECHO) {
        if (variant.wires().available()) {
          ServerProcess echo = servers.echo(flags(variant), exchanges, variant.wires());
          echoes.add(side(variant, echo, load));
        }
      }
      return "## Stations\n\n" + ofStations + "\n## Echo\n\n" + table(echoes);
    } finally {
      stations.forEach(Side::close);
      echoes.forEach(Side::close);
      Folders.delete(folder);
    }
  }

  private List<String> flags(Variant variant) {
    List<String> flags = new ArrayList<>(plan.jvmFlags());
    flags.addAll(variant.flags());
    return flags;
  }

  private Side side(Variant variant, ServerProcess server, Load load) {
    Side side = new Side(variant.name(), server, load, plan.listeners());
    say.accept(variant.name() + ": " + plan.listeners() + " listeners");
    return side;
  }

  /** Warms all of them up, puts load on them in turns, and compares them with the first. */
  private String table(List<Side> sides) {
    for (Side side : sides) {
      side.warmUp(plan.warmUpSeconds());
      say.accept(side.name() + ": warmed up");
    }
    for (int round = 1; round <= plan.rounds(); round++) {
      sides.forEach(side -> side.closed(plan.seconds()));
      say.accept("closed loop, round " + round);
    }
    double rate = sides.stream().mapToDouble(Side::perSecond).min().orElseThrow() / 2;
    for (int round = 1; round <= plan.rounds(); round++) {
      sides.forEach(side -> side.open(rate, plan.seconds()));
      say.accept(String.format(Locale.ROOT, "open loop, round %d: %,.0f/s", round, rate));
    }
    return StationTable.ofVariants(sides, rate);
  }
}
