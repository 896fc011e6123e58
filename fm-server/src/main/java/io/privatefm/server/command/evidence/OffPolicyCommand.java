package io.privatefm.server.command.evidence;

import io.privatefm.evaluate.offpolicy.DecisionsFile;
import io.privatefm.evaluate.offpolicy.JudgeOptions;
import io.privatefm.evaluate.offpolicy.Judgement;
import io.privatefm.evaluate.offpolicy.LoggedRounds;
import io.privatefm.evaluate.offpolicy.OffPolicy;
import io.privatefm.evaluate.report.JsonFile;
import io.privatefm.rank.Prior;
import io.privatefm.rank.PriorFile;
import io.privatefm.server.command.UserError;
import io.privatefm.server.command.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fm offpolicy}: what other policies would have earned, from a log. */
@Command(
    name = "offpolicy",
    description = {
      "Tells from a log of one policy what other policies would have earned, by IPS, SNIPS, DM, DR and"
          + " switch-DR, and says so loudly when the log cannot answer.",
    },
    footer = {
      "",
      "A table needs the columns item, click (or reward) and propensity, perhaps timestamp and"
          + " position; TSV or CSV, plain or .gz. Its arms are the items that occur in it.",
      "Targets on a table: uniform, item:ID, popular, greedy, epsilon-greedy[:E],"
          + " softmax[:TEMPERATURE], thompson, or a file with the columns item, probability and perhaps"
          + " position.",
      "Targets on spins: uniform, greedy, epsilon-greedy, lin-ucb, thompson, square-cb, and with"
          + " another learner behind them greedy/ftrl or \"thompson/bayes deviation=2\".",
      "A target that learns does so from the first part of the log; the rest judges it.",
      "Exit code 0, 2 for bad input, and with --strict 3 when there is a warning."
    },
    subcommands = OffPolicyCoverageCommand.class,
    mixinStandardHelpOptions = true)
public final class OffPolicyCommand implements Callable<Integer> {
  /** The exit code of {@code --strict} when the log cannot answer. */
  static final int DOUBTED = 3;

  @Spec private CommandSpec spec;
  @Mixin private EvidenceOptions evidence;

  @Option(
      names = "--log",
      paramLabel = "FILE|DIR",
      description =
          "what was logged: the data directory of a server that has stopped, its journal as JSON"
              + " Lines (fm journal export), or a table")
  private @Nullable Path log;

  @Option(
      names = "--target",
      paramLabel = "POLICY",
      description = "the policy to judge, see below; may be given several times")
  private List<String> targets = List.of();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "where the raw decisions go as TSV: round, item, propensity, target's probability, weight,"
              + " reward, predictions")
  private @Nullable Path output;

  @Option(
      names = "--fit",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description = "share of the log, its first part, for targets that learn (default: 0.5)")
  private double fit;

  @Option(
      names = "--floor",
      paramLabel = "SHARE",
      defaultValue = "0.02",
      description = "share of a bandit's draws that is uniform, as in fm serve (default: 0.02)")
  private double floor;

  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "5",
      description = "of the cross-fitted reward model (default: 5)")
  private int folds;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "a prior.json for the bandits, instead of a ranker that learns from the log")
  private @Nullable Path model;

  @Option(
      names = "--by-listener",
      description = "intervals over listeners instead of over rounds: wider, for other listeners")
  private boolean byListener;

  @Option(names = "--strict", description = "exit code 3 when there is a warning")
  private boolean strict;

  @Override
  public Integer call() {
    Path file = log;
    if (file == null || targets.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "must be given: --log and --target");
    }
    JudgeOptions options = options();
    LoggedRounds rounds =
        Work.run(spec, progress -> Logs.read(file, progress, spec.commandLine().getErr()));
    List<Judgement> judgements =
        Work.run(spec, progress -> OffPolicy.judge(rounds, targets, options, progress));
    var figures = OffPolicyFigures.of(file, rounds, options, judgements);
    Work.run(spec, _ -> written(figures, judgements));
    figures.tell(spec.commandLine().getOut());
    return strict && !figures.warnings().isEmpty() ? DOUBTED : 0;
  }

  private JudgeOptions options() {
    try {
      return new JudgeOptions(fit, floor, folds, byListener, prior(), evidence.bootstrap());
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
  }

  private @Nullable Prior prior() {
    return model == null ? null : PriorFile.read(model);
  }

  private OffPolicyFigures written(OffPolicyFigures figures, List<Judgement> judgements) {
    if (output != null) {
      DecisionsFile.write(judgements, output);
    }
    if (evidence.json != null) {
      JsonFile.write(figures, evidence.json);
    }
    return figures;
  }
}
