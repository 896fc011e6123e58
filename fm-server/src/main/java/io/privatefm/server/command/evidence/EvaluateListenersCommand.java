package io.privatefm.server.command.evidence;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.evaluate.listeners.EngineUnderTest;
import io.privatefm.evaluate.listeners.ListenersEvaluation;
import io.privatefm.evaluate.listeners.ListenersFigures;
import io.privatefm.evaluate.listeners.ListenersOptions;
import io.privatefm.evaluate.listeners.ListenersResult;
import io.privatefm.evaluate.listeners.Ratings;
import io.privatefm.evaluate.report.JsonFile;
import io.privatefm.rank.Prior;
import io.privatefm.server.command.UserError;
import io.privatefm.server.command.Work;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fm evaluate listeners}: likes of people whom nothing was trained on. */
@Command(
    name = "listeners",
    description = {
      "Plays cold listeners the tracks that they rated, one at a time, each rating told at once, and",
      "counts likes (a rating of 3 or 4). People are parted into folds; each fold is played by what",
      "the others taught, and parameters are tuned on those others alone. Where tracks were assigned",
      "to people by chance, the reward is unbiased. The engine hears of a 4: liked, completed; of a",
      "3: completed; of a 2: skipped after two fifths; of a 1: skipped after a twentieth."
    },
    mixinStandardHelpOptions = true)
final class EvaluateListenersCommand implements Callable<Integer> {
  /** Baselines in the chart, beside the best of them. */
  private static final Set<String> DRAWN = Set.of("item-mean", "linear-greedy");

  @Spec private CommandSpec spec;
  @Mixin private EvidenceOptions evidence;

  @Option(
      names = "--ratings",
      required = true,
      paramLabel = "FILE",
      description =
          "user, track, rating 1 to 4: TSV or CSV, with or without a header, plain or .gz")
  private Path ratings;

  @Option(
      names = "--tracks",
      paramLabel = "FILE",
      description = "titles and artists of the tracks, for the engine")
  private @Nullable Path tracks;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description = {
        "vectors for the engine, by id or in the order of --tracks; they must not have seen these",
        "people. Without it: factors of the training people's ratings"
      })
  private @Nullable Path vectors;

  @Option(
      names = "--spins",
      paramLabel = "N",
      defaultValue = "30",
      description = "spins of each listener (default: 30)")
  private int spins;

  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "5",
      description = "parts of the people (default: 5)")
  private int folds;

  @Option(
      names = "--methods",
      paramLabel = "NAME",
      split = ",",
      description = {
        "which to compare, beside random, item-mean and oracle: user-knn, linear-reward,",
        "linear-greedy, lin-ucb, thompson, factors, engine, engine-cold (default: all)"
      })
  private List<String> methods = List.of();

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "thompson,greedy",
      description = {
        "the engine's bandits: uniform, greedy, epsilon-greedy, lin-ucb, thompson, square-cb",
        "(default: thompson,greedy)"
      })
  private List<String> policies;

  @Option(
      names = "--passes",
      paramLabel = "N",
      defaultValue = "1",
      description = "how often the engine's ranker hears all training people (default: 1)")
  private int passes;

  @Option(
      names = "--learner",
      paramLabel = "TEXT",
      defaultValue = "bayes",
      description =
          "how the engine's ranker learns, as \"ftrl alpha=4\" or \"bayes deviation=2\" (default:"
              + " ${DEFAULT-VALUE})")
  private String learner = "bayes";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "threads that work; without it one a processor")
  private @Nullable Integer threads;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "where every decision goes, a line each, tab-separated")
  private @Nullable Path output;

  @Option(names = "--chart", paramLabel = "FILE", description = "where the likes by spin go as SVG")
  private @Nullable Path chart;

  @Override
  public Integer call() {
    ListenersOptions options = options();
    ListenersFigures figures =
        Work.run(
            spec,
            progress -> {
              Ratings people = Ratings.read(ratings, progress);
              ListenersResult result = ListenersEvaluation.run(people, options, progress);
              if (output != null) {
                result.writeDecisions(output);
              }
              return result.figures();
            });
    tell(figures, spec.commandLine().getOut());
    if (evidence.json != null) {
      JsonFile.write(figures, evidence.json);
    }
    if (chart != null) {
      draw(figures, chart);
    }
    return 0;
  }

  private ListenersOptions options() {
    try {
      List<PolicyKind> kinds = policies.stream().map(PolicyKind::named).distinct().toList();
      return new ListenersOptions(
          spins,
          folds,
          methods,
          new EngineUnderTest(kinds, tracks, vectors, passes, Prior.learning(learner)),
          evidence.bootstrap(),
          threads == null ? Runtime.getRuntime().availableProcessors() : threads);
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
  }

  private static void tell(ListenersFigures figures, PrintWriter out) {
    out.printf(
        "%d people of %s, %d of them with %d or more of %d tracks rated, %d ratings; seed %d%n",
        figures.people(),
        figures.ratings(),
        figures.judged(),
        figures.spins(),
        figures.tracks(),
        figures.count(),
        figures.seed());
    out.printf(
        "%d folds of people: each is played once, by what the others taught; 95 %% intervals from"
            + " %d resamples of people, differences paired%n%n",
        figures.folds(), figures.resamples());
    out.print(figures.table());
    out.println();
    out.println("chosen on training people:");
    figures.choices().forEach(line -> out.println("  " + line));
  }

  private static void draw(ListenersFigures figures, Path file) {
    List<Integer> spins = drawnSpins(figures.spins());
    List<Double> x = spins.stream().map(Integer::doubleValue).toList();
    List<Picture.Line> lines =
        figures.methods().stream()
            .filter(method -> isDrawn(method, figures))
            .map(
                method ->
                    new Picture.Line(
                        method.name(),
                        x,
                        spins.stream().map(spin -> method.gain().get(spin - 1)).toList()))
            .toList();
    Picture.lines(
        "Cold listeners: likes beyond random", "spins heard", "likes beyond random", lines, file);
  }

  /** About a dozen of all spins, the first and the last among them. */
  private static List<Integer> drawnSpins(int spins) {
    int step = Math.ceilDiv(spins, 12);
    return IntStream.rangeClosed(1, spins)
        .filter(spin -> spin == 1 || spin == spins || spin % step == 0)
        .boxed()
        .toList();
  }

  /** Not everything: a chart of more than some lines shows none of them. */
  private static boolean isDrawn(ListenersFigures.OfMethod method, ListenersFigures figures) {
    return DRAWN.contains(method.name())
        || method.name().equals(figures.bestBaseline())
        || method.kind().equals("engine");
  }
}
