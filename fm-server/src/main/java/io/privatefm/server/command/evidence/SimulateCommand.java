package io.privatefm.server.command.evidence;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.evaluate.report.JsonFile;
import io.privatefm.evaluate.simulate.DecisionsFile;
import io.privatefm.evaluate.simulate.Outcome;
import io.privatefm.evaluate.simulate.Simulation;
import io.privatefm.evaluate.simulate.SimulationOptions;
import io.privatefm.evaluate.simulate.WeightsFile;
import io.privatefm.evaluate.simulate.truth.CarouselWeights;
import io.privatefm.evaluate.simulate.truth.TruthKind;
import io.privatefm.server.command.UserError;
import io.privatefm.server.command.Work;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fm simulate}: the engine's regret with listeners whose truth is known. */
@Command(
    name = "simulate",
    description = {
      "Plays to simulated listeners whose truth is known, and counts the regret of every policy.",
      "The catalogue is made from other simulated listeners' feedback; the truth never reaches the"
          + " engine.",
      "Truths: stationary (fixed taste), drifting (taste that drifts and tires), moods (several"
          + " tastes, switched by the hour), scenes, weekends, regions (taste by what the listener tells to be"
          + " doing, by workday or weekend, by where the login says they live), carousel and carousel-tiring (a released simulator's"
          + " item weights)."
    },
    mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
  private static final String ALL = "all";

  @Spec private CommandSpec spec;

  @Option(
      names = "--worlds",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "how many times all of it is made anew: music, training, listeners, rankers; with several,"
              + " intervals are over worlds (default: ${DEFAULT-VALUE})")
  private int worlds;

  @Option(
      names = "--listeners",
      paramLabel = "N",
      defaultValue = "30",
      description = "how many there are in each world (default: ${DEFAULT-VALUE})")
  private int listeners;

  @Option(
      names = "--spins",
      paramLabel = "T",
      defaultValue = "100",
      description = "how many tracks each hears, 20 a session (default: ${DEFAULT-VALUE})")
  private int spins;

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      split = ",",
      defaultValue = ALL,
      description =
          "uniform, greedy, epsilon-greedy, lin-ucb, thompson, square-cb, several with commas"
              + " between, or all (default: ${DEFAULT-VALUE})")
  private List<String> policies = List.of();

  @Option(
      names = "--truth",
      paramLabel = "NAME",
      split = ",",
      defaultValue = ALL,
      description =
          "stationary, drifting, moods, scenes, weekends, regions, carousel, carousel-tiring, several"
              + " with commas between, or all (default: ${DEFAULT-VALUE})")
  private List<String> truths = List.of();

  @Option(
      names = "--less",
      paramLabel = "PART",
      split = ",",
      description =
          "the engine as shipped plays once more without each of these parts, as \"feature"
              + " reputation\" or \"channel graph\"")
  private List<String> less = List.of();

  @Option(
      names = "--rules",
      paramLabel = "TEXT",
      description =
          "the engine as shipped plays once more with these rules of every draw, as \"diversity=0.2"
              + " long-tail=0.1 fresh=0.05\"; may be given several times")
  private List<String> rules = List.of();

  @Option(
      names = "--learner",
      paramLabel = "TEXT",
      description =
          "the engine as shipped plays once more with a ranker that learns so, as \"ftrl alpha=4\" or"
              + " \"bayes deviation=2\"; may be given several times")
  private List<String> learners = List.of();

  @Option(
      names = "--tracks",
      paramLabel = "N",
      defaultValue = "1000",
      description = "how many tracks the made-up music has (default: ${DEFAULT-VALUE})")
  private int tracks;

  @Option(
      names = "--training",
      paramLabel = "N",
      defaultValue = "2000",
      description = {
        "from how many other listeners' feedback the catalogue is made, ten times as many for a"
            + " carousel (default: ${DEFAULT-VALUE})"
      })
  private int training;

  @Option(
      names = "--tuning",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "with how many yet other listeners each policy's parameters are tuned; 0 to judge the"
              + " policies only as they are shipped (default: ${DEFAULT-VALUE})")
  private int tuning;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "the carousel's item weights, dim_0 to the bias; without it made-up ones of the same form")
  private @Nullable Path weights;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "how many policies play at once (default: the number of processors)")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--svg",
      paramLabel = "PATH",
      description =
          "where the charts of cumulative regret go: a folder, or with one truth a file that ends in"
              + " .svg")
  private @Nullable Path svg;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "where every decision goes, .tsv or .tsv.gz")
  private @Nullable Path output;

  @Mixin private final EvidenceOptions evidence = new EvidenceOptions();

  @Override
  public Integer call() {
    SimulationOptions options = options();
    requireWritable(evidence.json, "--json");
    requireWritable(output, "--output");
    boolean oneChart = svg != null && svg.toString().endsWith(".svg");
    if (oneChart && options.truths().size() > 1) {
      throw new UserError("must be a folder when there are several truths: --svg=" + svg);
    }
    requireChartsWritable(oneChart);
    List<Outcome> outcomes =
        Work.run(
            spec,
            progress -> {
              List<Outcome> all = Simulation.run(options, progress);
              write(options, all, oneChart);
              return all;
            });
    PrintWriter out = spec.commandLine().getOut();
    out.print(SimulationText.of(options, outcomes));
    out.flush();
    return 0;
  }

  private SimulationOptions options() {
    try {
      return new SimulationOptions(
          named(truths, List.of(TruthKind.values()), TruthKind::named, "--truth"),
          named(policies, List.of(PolicyKind.values()), PolicyKind::named, "--policy"),
          less,
          rules,
          learners,
          worlds,
          listeners,
          spins,
          tracks,
          training,
          tuning,
          weights(),
          threads,
          evidence.seed,
          evidence.bootstrap());
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
  }

  private @Nullable CarouselWeights weights() {
    Path file = weights;
    return file == null ? null : Work.run(spec, progress -> WeightsFile.read(file));
  }

  private static <T> List<T> named(
      List<String> names, List<T> all, Function<String, T> named, String option) {
    Set<T> chosen = new LinkedHashSet<>();
    for (String name : names) {
      if (name.strip().equals(ALL)) {
        chosen.addAll(all);
      } else {
        chosen.add(named.apply(name.strip()));
      }
    }
    if (chosen.isEmpty()) {
      throw new UserError("must name at least one: " + option);
    }
    return new ArrayList<>(chosen);
  }

  /** Rather now than after minutes of work. */
  private static void requireWritable(@Nullable Path file, String option) {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    boolean blocked =
        Files.isDirectory(file)
            || (folder != null && Files.exists(folder) && !Files.isWritable(folder));
    if (blocked) {
      throw new UserError("must be a file that can be written: " + option + "=" + file);
    }
  }

  private void requireChartsWritable(boolean oneChart) {
    if (oneChart) {
      requireWritable(svg, "--svg");
    } else if (svg != null && Files.exists(svg) && !Files.isDirectory(svg)) {
      throw new UserError("must be a folder, or a file that ends in .svg: --svg=" + svg);
    }
  }

  private void write(SimulationOptions options, List<Outcome> outcomes, boolean oneChart) {
    if (evidence.json != null) {
      JsonFile.write(SimulationJson.of(options, outcomes), evidence.json);
    }
    if (output != null) {
      DecisionsFile.write(options, outcomes, output);
    }
    if (svg != null) {
      for (Outcome outcome : outcomes) {
        RegretChart.draw(
            outcome, options, oneChart ? svg : svg.resolve(outcome.truth().label() + ".svg"));
      }
    }
  }
}
