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
import java.util.function.Consumer;

/**
 * Servers that differ in one flag, measured in turns: stations under each collector, the echo on
 * each transport. This process is the load. Owned by the thread that runs it.
 */
public final class VariantBench {
  private final StationPlan plan;
  private final Path catalogue;
  private final Consumer<String> say;
  private final Pinned pinned = new Pinned();
  private final Servers servers;
  private final Rounds rounds;

  public VariantBench(StationPlan plan, Path catalogue, Consumer<String> say) {
    this.plan = plan;
    this.catalogue = catalogue;
    this.say = say;
    servers = new Servers(catalogue, pinned);
    rounds = new Rounds(plan, say);
  }

  /** Measures everything; the tables in Markdown. */
  public String run() throws IOException {
    Path folder = Files.createTempDirectory("fm-bench-");
    pinned.load();
    say.accept(pinned.describe());
    try (Load load = new Load(catalogue)) {
      Answered stations = stations(load, folder);
      String echoes = echoes(load, stations.exchanges);
      return "## Stations\n\n" + stations.table + "\n## Echo\n\n" + echoes;
    } finally {
      Folders.delete(folder);
    }
  }

  /** The stations' table, and the file with what they answered, for the echoes. */
  private record Answered(String table, Path exchanges) {}

  private Answered stations(Load load, Path folder) throws IOException {
    List<Side> sides = new ArrayList<>();
    try {
      for (Variant variant : Variant.OF_STATIONS) {
        sides.add(rounds.side(variant.name(), servers.stations(flags(variant)), load));
      }
      String table = table(sides);
      return new Answered(table, Exchanges.of(sides.getFirst().crowd(), folder));
    } finally {
      sides.forEach(Side::close);
    }
  }

  private String echoes(Load load, Path exchanges) {
    List<Side> sides = new ArrayList<>();
    try {
      for (Variant variant : Variant.OF_ECHO) {
        if (variant.wires().available()) {
          ServerProcess echo = servers.echo(flags(variant), exchanges, variant.wires());
          sides.add(rounds.side(variant.name(), echo, load));
        }
      }
      return table(sides);
    } finally {
      sides.forEach(Side::close);
    }
  }

  private List<String> flags(Variant variant) {
    List<String> flags = new ArrayList<>(plan.jvmFlags());
    flags.addAll(variant.flags());
    return flags;
  }

  /** Warms all of them up, puts load on them in turns, and compares them with the first. */
  private String table(List<Side> sides) {
    rounds.warmUp(sides);
    rounds.closed(sides);
    double rate = sides.stream().mapToDouble(Side::perSecond).min().orElseThrow() / 2;
    rounds.open(sides, rate);
    return StationTable.ofVariants(sides, rate);
  }
}
