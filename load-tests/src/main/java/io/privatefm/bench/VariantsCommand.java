package io.privatefm.bench;

import io.privatefm.bench.report.Page;
import io.privatefm.bench.station.StationPlan;
import io.privatefm.bench.station.VariantBench;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code fm bench variants}: the same server under other collectors and on other transports. */
@Command(
    name = "variants",
    description = {
      "Measures stations under each collector of the JVM, and an echo on each transport.",
      "All are processes of their own on one processor and take turns in one run.",
      "With --quick it takes about four minutes."
    },
    mixinStandardHelpOptions = true)
final class VariantsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Bench bench;
  @Mixin private StationOptions options;
  @Mixin private TurnOptions turns;

  @Option(names = "--markdown", paramLabel = "FILE", description = "where the page goes")
  private @Nullable Path markdown;

  @Override
  public Integer call() throws Exception {
    StationPlan plan = turns.of(options.plan(StationPlan.variants()));
    Path music = options.music(plan.tracks(), bench);
    String tables = new VariantBench(plan, music, bench::say).run();
    PrintWriter out = spec.commandLine().getOut();
    out.println(tables);
    out.flush();
    if (markdown != null) {
      List<String> words = spec.commandLine().getParent().getParseResult().originalArgs();
      String servers = "Servers with `" + String.join(" ", plan.jvmFlags()) + "` on one processor.";
      List<String> lines = new ArrayList<>();
      lines.addAll(List.of("# One flag at a time", ""));
      lines.addAll(List.of("How this is measured: [stations.md](stations.md#variants).", ""));
      lines.add(tables);
      lines.addAll(Page.measuredOn(words, servers));
      Page.write(markdown, lines);
    }
    return 0;
  }
}
