package io.privatefm.bench;

import io.privatefm.bench.data.Folders;
import io.privatefm.bench.station.StationPlan;
import io.privatefm.catalogue.demo.DemoCatalogue;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands that measure stations have in common: the servers, and what they play. */
final class StationOptions {
  @Option(
      names = "--quick",
      description = "fewer tracks and listeners; turns, where there are any, are fewer and shorter")
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

  /**
   * The plan, or a usage error about the first flaw.
   *
   * @param full what holds where nothing else is said
   */
  StationPlan plan(StationPlan full) {
    StationPlan usual = quick ? StationPlan.quick() : full;
    StationPlan plan =
        new StationPlan(
            tracks == null ? usual.tracks() : tracks,
            listeners == null ? usual.listeners() : listeners,
            usual.warmUpSeconds(),
            usual.rounds(),
            usual.seconds(),
            usual.idleLot(),
            usual.starts(),
            heap == null ? usual.heapMegabytes() : heap,
            jvmFlags);
    Bench.require(plan.tracks() >= 1_000, "must be >= 1000: --tracks=" + plan.tracks());
    Bench.require(plan.listeners() >= 1, "must be >= 1: --listeners=" + plan.listeners());
    Bench.require(plan.heapMegabytes() >= 256, "must be >= 256: --heap=" + plan.heapMegabytes());
    return plan;
  }

  /** What the stations play: the catalogue that was named, or the demo's music of this many. */
  Path music(int count, Bench bench) throws Exception {
    if (catalogue != null) {
      return catalogue;
    }
    Path made = cache.resolve("stations-" + count);
    boolean fresh =
        Folders.fillOnce(
            made, folder -> DemoCatalogue.of(count, DemoCatalogue.SEED).publish(folder));
    bench.say(String.format("%,d tracks %s", count, fresh ? "made up" : "are here from before"));
    return made;
  }
}
