package io.privatefm.server.command.torture;

import io.privatefm.evaluate.report.TextTable;
import io.privatefm.server.command.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fm torture}: what a server does to its listeners when everything goes wrong. */
@Command(
    name = "torture",
    description = {
      "Starts servers of this checkout on loopback, has listeners play on them, kills and damages"
          + " them, and compares what was acknowledged with what is held afterwards.",
      "The exit code is 1 if an acknowledged reaction was lost without a word, applied twice or"
          + " altered."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class TortureCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TrialOptions trial;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "5",
      description = "about how long in all (default ${DEFAULT-VALUE})")
  private double minutes;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "at most so many kills (default: as many as the time allows)")
  private int kills;

  @Option(
      names = "--faults",
      paramLabel = "NAME",
      split = ",",
      description = "which faults besides: ${COMPLETION-CANDIDATES} (default: all)")
  private @Nullable List<Fault> faults;

  @Option(names = "--no-faults", description = "kills only")
  private boolean noFaults;

  @Option(
      names = "--listeners",
      paramLabel = "N",
      defaultValue = "8",
      description = "how many listen (default ${DEFAULT-VALUE})")
  private int listeners;

  /** What {@code --json} writes. */
  record Figures(long seed, double minutes, int listeners, boolean held, List<Row> rows) {}

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (!(minutes > 0) || listeners < 1) {
      throw new UserError("must be > 0: --minutes=" + minutes + " --listeners=" + listeners);
    }
    Path directory = Files.createTempDirectory("fm-torture-");
    Path catalogue = TrialOptions.catalogue(directory);
    PrintWriter out = spec.commandLine().getOut();
    List<Row> rows =
        new Torture(TrialOptions.home(), catalogue, directory, listeners, trial.seed)
            .run(faults(), kills, Math.round(minutes * 60_000), row -> told(row, out));
    boolean held = rows.stream().allMatch(Row::held);
    out.print(table(rows));
    trial.write(new Figures(trial.seed, minutes, listeners, held, rows));
    if (held) {
      Torture.delete(directory);
    } else {
      out.println("NOT HELD   the directories are kept in " + directory);
    }
    return held ? 0 : 1;
  }

  private List<Fault> faults() {
    if (noFaults) {
      return List.of();
    }
    return faults == null ? List.copyOf(EnumSet.allOf(Fault.class)) : faults;
  }

  private static void told(Row row, PrintWriter out) {
    if (row.told() != null) {
      out.println(row.what() + ": " + row.told());
      out.flush();
    }
  }

  private static String table(List<Row> rows) {
    var table =
        new TextTable(
            1,
            List.of(
                "what happened",
                "times",
                "acknowledged",
                "lost",
                "twice",
                "altered",
                "ready ms, median",
                "most",
                "promises"));
    for (Row row : rows) {
      List<Long> ready = row.readyMs();
      table.add(
          List.of(
              row.what(),
              count(row.times()),
              count(row.acknowledged()),
              count(row.lost()),
              count(row.twice()),
              count(row.altered()),
              ready.isEmpty() ? "" : count(ready.get(ready.size() / 2)),
              ready.isEmpty() ? "" : count(ready.getLast()),
              row.held() ? "kept" : "BROKEN"));
    }
    return table.toString();
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
