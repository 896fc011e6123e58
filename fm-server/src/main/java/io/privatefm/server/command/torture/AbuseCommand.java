package io.privatefm.server.command.torture;

import io.privatefm.evaluate.report.TextTable;
import io.privatefm.server.command.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fm abuse}: what honest listeners notice of hostile ones, and of a restart. */
@Command(
    name = "abuse",
    description = {
      "Starts servers of this checkout on loopback, has honest listeners play on them, and measures"
          + " by turns in calm and under abuse: clients that stall, an attack of every kind at"
          + " once, a graceful restart.",
      "The exit code is 1 if a figure is beyond its bound, or a reaction or spin was lost."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class AbuseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TrialOptions trial;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "which: ${COMPLETION-CANDIDATES} (default: all)")
  private @Nullable List<Abuse> only;

  @Option(
      names = "--listeners",
      paramLabel = "N",
      defaultValue = "400",
      description = "honest listeners beside the others (default ${DEFAULT-VALUE})")
  private int listeners;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "how often each figure is measured (default ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "how long each time (default ${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "5000",
      description = "clients at the restart (default ${DEFAULT-VALUE})")
  private int clients;

  @Option(
      names = "--spread-seconds",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "over which a restarted server's clients are told to come back (default"
              + " ${DEFAULT-VALUE})")
  private int spreadSeconds;

  @Option(
      names = "--without-bounds",
      description = "figures beyond their bounds are no failure: for machines that are busy")
  private boolean withoutBounds;

  /** What {@code --json} writes. */
  record Figures(int listeners, int clients, int rounds, int seconds, List<Bound> bounds) {}

  @Override
  public Integer call() throws InterruptedException, IOException {
    for (int number : new int[] {listeners, rounds, seconds, clients, spreadSeconds}) {
      if (number < 1) {
        throw new UserError("must be >= 1: every number of fm abuse");
      }
    }
    Path directory = Files.createTempDirectory("fm-abuse-");
    try {
      return judged(measured(directory));
    } finally {
      Torture.delete(directory);
    }
  }

  private List<Bound> measured(Path directory) throws InterruptedException {
    var plan =
        new Abuse.Plan(
            TrialOptions.home(),
            TrialOptions.catalogue(directory),
            directory,
            listeners,
            rounds,
            seconds,
            clients,
            spreadSeconds,
            new SplittableRandom(trial.seed));
    List<Bound> bounds = new ArrayList<>();
    for (Abuse abuse : only == null ? EnumSet.allOf(Abuse.class) : only) {
      Bound bound = measure(abuse, plan);
      PrintWriter out = spec.commandLine().getOut();
      out.println(bound.what() + ": " + bound.told());
      out.flush();
      bounds.add(bound);
    }
    return bounds;
  }

  private static Bound measure(Abuse abuse, Abuse.Plan plan) throws InterruptedException {
    try {
      return abuse.measure(plan);
    } catch (UserError e) {
      return Bound.broken(abuse.label(), String.valueOf(e.getMessage()));
    }
  }

  private int judged(List<Bound> bounds) {
    spec.commandLine().getOut().print(table(bounds));
    trial.write(new Figures(listeners, clients, rounds, seconds, bounds));
    return bounds.stream().allMatch(this::held) ? 0 : 1;
  }

  private boolean held(Bound bound) {
    return !bound.broken() && (withoutBounds || bound.within());
  }

  private String table(List<Bound> bounds) {
    var table =
        new TextTable(
            1,
            List.of("figure", "calm", "under it", "ratio", "at most", "rounds", "lost", "promise"));
    for (Bound bound : bounds) {
      table.add(
          List.of(
              bound.what(),
              number(bound.calm()),
              number(bound.abused()),
              number(bound.ratio()),
              number(bound.most()),
              String.valueOf(bound.rounds()),
              String.valueOf(bound.lost()),
              held(bound) ? "kept" : "BROKEN"));
    }
    return table.toString();
  }

  private static String number(double figure) {
    return String.format(Locale.ROOT, "%,.2f", figure);
  }
}
