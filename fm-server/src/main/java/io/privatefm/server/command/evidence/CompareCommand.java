package io.privatefm.server.command.evidence;

import io.privatefm.evaluate.compare.Comparison;
import io.privatefm.evaluate.compare.ComparisonReport;
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
    Comparison comparison = new Comparison(before, after, sessions, sample, evidence.bootstrap());
    ComparisonReport report = Work.run(spec, comparison::run);
    CompareText.tell(report, spec.commandLine().getOut());
    if (evidence.json != null) {
      JsonFile.write(report, evidence.json);
    }
    return 0;
  }
}
