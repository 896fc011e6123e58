package io.privatefm.evaluate.offpolicy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The judged rounds of every target as a TSV, every number as it is, so that all estimates can be
 * recomputed: {@code target, round, owner, item, propensity, target_probability, weight, reward,
 * expected, expected_of_target}. Rounds count from 0 in the order of time; {@code expected} is the
 * reward model's word on the drawn arm, {@code expected_of_target} on the target's distribution.
 */
public final class DecisionsFile {
  private static final String HEAD =
      "target\tround\towner\titem\tpropensity\ttarget_probability\tweight\treward\texpected\t"
          + "expected_of_target\n";

  private DecisionsFile() {}

  /** Writes the file, and the folder that it is in. */
  public static void write(List<Judgement> judgements, Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        out.write(HEAD);
        for (Judgement judgement : judgements) {
          write(judgement.target(), judgement.decisions(), out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String target, Decisions decisions, BufferedWriter out)
      throws IOException {
    for (int i = 0; i < decisions.count(); i++) {
      int round = decisions.first + i;
      out.write(target + '\t' + round + '\t' + decisions.log.owner(round) + '\t');
      out.write(decisions.log.item(round) + '\t' + decisions.propensity[i] + '\t');
      out.write(decisions.target[i] + "\t" + decisions.weight[i] + '\t' + decisions.reward[i]);
      out.write("\t" + decisions.expected[i] + '\t' + decisions.expectedOfTarget[i] + '\n');
    }
  }
}
