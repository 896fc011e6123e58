package io.privatefm.bench;

import io.privatefm.bench.station.Soak;
import io.privatefm.bench.station.SoakPage;
import io.privatefm.bench.station.SoakResult;
import io.privatefm.bench.station.StationPlan;
import io.privatefm.evaluate.report.JsonFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code fm bench soak}: whether anything of a server grows that is to stay flat. */
@Command(
    name = "soak",
    description = {
      "Puts a steady mixed load on a station server with journal and profiles, and looks each",
      "minute at what is to stay flat: latencies, heap after a collection, memory outside of it,",
      "descriptors, threads. Exits with 1 if one of them grew."
    },
    mixinStandardHelpOptions = true)
final class SoakCommand implements Callable<Integer> {
  private static final int GREW = 1;

  @Spec private CommandSpec spec;
  @ParentCommand private Bench bench;
  @Mixin private StationOptions options;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "30",
      description = "how long (default ${DEFAULT-VALUE}); at least 3")
  private int minutes;

  @Option(
      names = "--per-second",
      paramLabel = "N",
      defaultValue = "800",
      description = "messages a second of all listeners together (default ${DEFAULT-VALUE})")
  private double perSecond;

  @Option(names = "--json", paramLabel = "FILE", description = "where the figures go as JSON")
  private @Nullable Path json;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "where the page goes: what grew, and the minutes")
  private @Nullable Path markdown;

  @Override
  public Integer call() throws Exception {
    StationPlan plan = options.plan(StationPlan.full());
    Bench.require(minutes >= 3, "must be >= 3: --minutes=" + minutes);
    Bench.require(perSecond > 0, "must be > 0: --per-second=" + perSecond);
    Path music = options.music(plan.tracks(), bench);
    SoakResult result = new Soak(plan, music, bench::say).run(minutes, perSecond);
    PrintWriter out = spec.commandLine().getOut();
    out.println(result.table());
    out.flush();
    if (json != null) {
      JsonFile.write(result, json);
    }
    if (markdown != null) {
      SoakPage.write(
          markdown, result, spec.commandLine().getParent().getParseResult().originalArgs());
    }
    return result.flat() ? 0 : GREW;
  }
}
