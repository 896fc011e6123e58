package io.privatefm.server.command.evidence;

import io.privatefm.evaluate.compare.Comparison;
import io.privatefm.evaluate.compare.ComparisonReport;
import io.privatefm.evaluate.compare.Replay;
import io.privatefm.evaluate.offpolicy.JudgeOptions;
import io.privatefm.evaluate.report.JsonFile;
import io.privatefm.server.command.UserError;
import io.privatefm.server.command.Work;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fm compare}: a new catalogue beside the one that is live. */
@Command(
    name = "compare",
    description = {
      "Compares two catalogues, or two trainings: what a swap would change, and which predicts",
      "better."
    },
    mixinStandardHelpOptions = true)
public final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private EvidenceOptions evidence;

  @Parameters(index = "0", paramLabel = "OLD", description = "a catalogue or a training")
  private Path before;

  @Parameters(index = "1", paramLabel = "NEW", description = "a catalogue or a training")
  private Path after;

  @Option(
      names = "--sessions",
      paramLabel = "FILE",
      description = {
        "unseen by both: their next tracks are predicted with the vectors of each; playlists, one a",
        "line, or a TSV of listens in time order with the columns session and track"
      })
  private @Nullable Path sessions;

  @Option(
      names = "--log",
      paramLabel = "DIR",
      description = {
        "the data directory of a server that has stopped and played from OLD: would its listeners have",
        "been played better tracks, had stations felt and ranked in NEW's vectors?"
      })
  private @Nullable Path log;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      defaultValue = "thompson",
      description = "the bandit that is asked over both catalogues (default: thompson)")
  private String policy;

  @Option(
      names = "--fit",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description = "share of the log, its first part, that rankers learn from (default: 0.5)")
  private double fit;

  @Option(
      names = "--floor",
      paramLabel = "SHARE",
      defaultValue = "0.02",
      description = "share of that bandit's draws that is uniform, as in fm serve (default: 0.02)")
  private double floor;

  @Option(
      names = "--server-seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "the seed that the server was started with (default: 0)")
  private long serverSeed;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "1000",
      description = "tracks whose neighbours are compared (default: 1000)")
  private int sample;

  @Override
  public Integer call() {
    if (sample < 1) {
      throw new UserError("must be >= 1: --sample=" + sample);
    }
    Comparison comparison =
        new Comparison(before, after, sessions, replay(), sample, evidence.bootstrap());
    ComparisonReport report = Work.run(spec, comparison::run);
    CompareText.tell(report, spec.commandLine().getOut());
    if (evidence.json != null) {
      JsonFile.write(report, evidence.json);
    }
    return 0;
  }

  private @Nullable Replay replay() {
    Path data = log;
    if (data == null) {
      return null;
    }
    StationJournal journal = new StationJournal(data, spec.commandLine().getErr());
    return new Replay(data.toString(), journal, policy, options(), serverSeed);
  }

  /** Over listeners: whether other listeners would be better off as well is what is asked. */
  private JudgeOptions options() {
    JudgeOptions usual = JudgeOptions.of(evidence.bootstrap());
    try {
      return new JudgeOptions(fit, floor, usual.folds(), true, usual.model(), usual.bootstrap());
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
  }
}
