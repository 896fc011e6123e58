package io.privatefm.bench;

import io.privatefm.bench.station.SoakResult;
import io.privatefm.bench.station.StationBench;
import io.privatefm.bench.station.StationPage;
import io.privatefm.bench.station.StationPlan;
import io.privatefm.bench.station.StationResult;
import io.privatefm.bench.station.StationTable;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "this process puts the load on them from another processor.",
      "With --quick it takes less than two minutes."
    },
    mixinStandardHelpOptions = true)
final class StationsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Bench bench;

  @Mixin private StationOptions options;
  @Mixin private TurnOptions turns;

  @Option(
      names = "--idle",
      paramLabel = "N",
      description = "idle connections come in three lots of so many (default 5000; quick: 1000)")
  private @Nullable Integer idle;

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
      names = "--soak",
      paramLabel = "FILE",
      description = "JSON of fm bench soak, to be told among the goals on the page")
  private @Nullable Path soak;

  @Option(
      names = "--jfr",
      paramLabel = "FILE",
      description = "also records the stations under closed load, and tells where the time goes")
  private @Nullable Path jfr;

  @Override
  public Integer call() throws Exception {
    StationPlan plan = turns.of(options.plan(StationPlan.full()));
    if (idle != null) {
      Bench.require(idle >= 1, "must be >= 1: --idle=" + idle);
      plan = plan.withIdleLot(idle);
    }
    for (Path beside : besides) {
      Bench.require(Files.isReadable(beside), "must be readable: --beside=" + beside);
    }
    SoakResult soaked = soak == null ? null : SoakResult.read(soak);
    Path music = options.music(plan.tracks(), bench);
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
      StationPage.write(markdown, result, besides, soaked, words);
    }
    return 0;
  }
}
