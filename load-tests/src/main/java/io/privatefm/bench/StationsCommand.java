package io.privatefm.bench;

import io.privatefm.bench.data.Folders;
import io.privatefm.bench.station.StationBench;
import io.privatefm.bench.station.StationPage;
import io.privatefm.bench.station.StationPlan;
import io.privatefm.bench.station.StationResult;
import io.privatefm.bench.station.StationTable;
import io.privatefm.catalogue.demo.DemoCatalogue;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code fm bench stations}: a station server beside an echo of the same frames. */
@Command(
    name = "stations",
    description = {
      "Measures a station server beside a bare echo of the same frames.",
      "Both are processes of their own on one processor and take turns in one run;",
      "this process puts the load on them from another processor."
    },
    mixinStandardHelpOptions = true)
final class StationsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Bench bench;

  @Option(names = "--quick", description = "fewer tracks and shorter: within two minutes")
  private boolean quick;

  @Option(
      names = "--catalogue",
      paramLabel = "DIR",
      description = "what the stations play (default: music made up once and kept)")
  private @Nullable Path catalogue;

  @Option(
      names = "--tracks",
      paramLabel = "N",
      description = "how many are made up (default 1000000; quick: 100000)")
  private @Nullable Integer tracks;

  @Option(
      names = "--listeners",
      paramLabel = "N",
      description = "on each server (default 1000; quick: 200)")
  private @Nullable Integer listeners;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "how often the servers take turns (default 7; quick: 3)")
  private @Nullable Integer rounds;

  @Option(names = "--seconds", paramLabel = "N", description = "of each turn (default 8; quick: 2)")
  private @Nullable Double seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "seconds of load on each server that are not counted (default 30; quick: 8)")
  private @Nullable Double warmUp;

  @Option(
      names = "--idle",
      paramLabel = "N",
      description = "idle connections come in three lots of so many (default 5000; quick: 1000)")
  private @Nullable Integer idle;

  @Option(
      names = "--heap",
      paramLabel = "MB",
      description = "of each server (default 2048; quick: 1024)")
  private @Nullable Integer heap;

  @Option(
      names = "--jvm",
      split = " ",
      paramLabel = "FLAGS",
      description = "more flags for the JVM of each server: --jvm=-XX:+UseZGC")
  private List<String> jvmFlags = List.of();

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "where made-up music is kept (default: private-fm/bench in the user's cache)")
  private Path cache = Cache.ofTheUser();

  @Option(names = "--json", paramLabel = "FILE", description = "where the figures go as JSON")
  private @Nullable Path json;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "where the page goes: tables, goals, machine, and a plot beside it")
  private @Nullable Path markdown;

  @Option(
      names = "--beside",
      split = ",",
      paramLabel = "FILE",
      description = "JSON of runs with other --tracks, to be compared on the page")
  private List<Path> besides = List.of();

  @Option(
      names = "--jfr",
      paramLabel = "FILE",
      description = "also records the stations under closed load, and tells where the time goes")
  private @Nullable Path jfr;

  @Override
  public Integer call() throws Exception {
    StationPlan plan = plan();
    for (Path beside : besides) {
      Bench.require(Files.isReadable(beside), "must be readable: --beside=" + beside);
    }
    Path music = catalogue == null ? madeUp(plan.tracks()) : catalogue;
    StationBench measuring = new StationBench(plan, music, bench::say);
    if (jfr != null) {
      measuring.recordingTo(jfr);
    }
    StationResult result = measuring.run();
    PrintWriter out = spec.commandLine().getOut();
    out.println(StationTable.of(result.figures()));
    out.println(result.whereTimeGoes());
    out.flush();
    if (json != null) {
      result.figures().writeJson(json);
    }
    if (markdown != null) {
      List<String> words = spec.commandLine().getParent().getParseResult().originalArgs();
      StationPage.write(markdown, result, besides, words);
    }
    return 0;
  }

  private StationPlan plan() {
    StationPlan usual = quick ? StationPlan.quick() : StationPlan.full();
    StationPlan plan =
        new StationPlan(
            tracks == null ? usual.tracks() : tracks,
            listeners == null ? usual.listeners() : listeners,
            warmUp == null ? usual.warmUpSeconds() : warmUp,
            rounds == null ? usual.rounds() : rounds,
            seconds == null ? usual.seconds() : seconds,
            idle == null ? usual.idleLot() : idle,
            usual.starts(),
            heap == null ? usual.heapMegabytes() : heap,
            jvmFlags);
    Bench.require(plan.tracks() >= 1_000, "must be >= 1000: --tracks=" + plan.tracks());
    Bench.require(plan.listeners() >= 1, "must be >= 1: --listeners=" + plan.listeners());
    Bench.require(plan.rounds() >= 1, "must be >= 1: --rounds=" + plan.rounds());
    Bench.require(plan.seconds() > 0, "must be > 0: --seconds=" + plan.seconds());
    Bench.require(plan.idleLot() >= 1, "must be >= 1: --idle=" + plan.idleLot());
    Bench.require(plan.heapMegabytes() >= 256, "must be >= 256: --heap=" + plan.heapMegabytes());
    return plan;
  }

  /** The demo's music, 64 components a track, made at the first run. */
  private Path madeUp(int count) throws Exception {
    Path made = cache.resolve("stations-" + count);
    boolean fresh =
        Folders.fillOnce(
            made, folder -> DemoCatalogue.of(count, DemoCatalogue.SEED).publish(folder));
    bench.say(String.format("%,d tracks %s", count, fresh ? "made up" : "are here from before"));
    return made;
  }
}
