package io.privatefm.evaluate.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * All decisions of a simulation as a TSV, gzipped when its name ends in {@code .gz}; from it all
 * figures but the times can be computed again. Columns: truth, policy, world, listener, spin,
 * track, mean (true mean reward of the track), best (of all permissible tracks), best-candidate (of
 * the draw), propensity, explored (0 or 1), act, reward.
 */
public final class DecisionsFile {
  private static final String HEAD =
      "truth\tpolicy\tworld\tlistener\tspin\ttrack\tmean\tbest\tbest-candidate\tpropensity\texplored\tact"
          + "\treward\n";

  private DecisionsFile() {}

  /** Writes the file; it appears whole or not at all. */
  public static void write(SimulationOptions options, List<Outcome> outcomes, Path file) {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.createDirectories(target.getParent());
      try (Writer out = open(part, target.toString().endsWith(".gz"))) {
        out.write(HEAD);
        for (Outcome outcome : outcomes) {
          for (Run.Played played : outcome.played()) {
            write(
                outcome.truth().label() + "\t" + played.contestant().label(), played, options, out);
          }
        }
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Writer open(Path file, boolean packed) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return new BufferedWriter(
        new OutputStreamWriter(packed ? new GZIPOutputStream(out) : out, StandardCharsets.UTF_8));
  }

  private static void write(String start, Run.Played played, SimulationOptions options, Writer out)
      throws IOException {
    Decisions d = played.decisions();
    StringBuilder line = new StringBuilder();
    for (int listener = 0; listener < d.listeners(); listener++) {
      for (int spin = 0; spin < d.spins(); spin++) {
        line.setLength(0);
        line.append(start).append('\t').append(listener / options.listeners());
        line.append('\t').append(listener % options.listeners()).append('\t').append(spin);
        line.append('\t').append(Stage.id(d.track(listener, spin)));
        line.append('\t').append(d.mean(listener, spin));
        line.append('\t').append(d.bestMean(listener, spin));
        line.append('\t').append(d.bestCandidate(listener, spin));
        line.append('\t').append(d.propensity(listener, spin));
        line.append('\t').append(d.explored(listener, spin) ? 1 : 0);
        line.append('\t').append(d.act(listener, spin).name().toLowerCase(java.util.Locale.ROOT));
        line.append('\t').append(d.reward(listener, spin)).append('\n');
        out.append(line);
      }
    }
  }
}
