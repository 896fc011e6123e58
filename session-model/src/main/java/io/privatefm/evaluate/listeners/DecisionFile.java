package io.privatefm.evaluate.listeners;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Every decision as a line: method, fold, user, spin from 1, track, rating, reward, and the
 * propensity, empty where nobody can tell. Tab-separated, with a first line that names the columns.
 */
final class DecisionFile {
  private static final String HEAD =
      "method\tfold\tuser\tspin\ttrack\trating\treward\tpropensity\n";

  private DecisionFile() {}

  /** Writes beside the file and takes its place at the end. */
  static void write(Ratings ratings, Folds folds, List<Trial> trials, Path file) {
    try {
      Path whole = file.toAbsolutePath();
      Path folder = whole.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path part = whole.resolveSibling(whole.getFileName() + ".part");
      try (BufferedWriter out = Files.newBufferedWriter(part)) {
        out.write(HEAD);
        for (Trial trial : trials) {
          for (Sitting sitting : trial.sittings()) {
            write(ratings, folds, trial.method().name(), sitting, out);
          }
        }
      }
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(
      Ratings ratings, Folds folds, String method, Sitting sitting, BufferedWriter out)
      throws IOException {
    int fold = folds.foldOf()[sitting.person()] + 1;
    String user = ratings.people().get(sitting.person());
    for (int spin = 0; spin < sitting.tracks().length; spin++) {
      int rating = sitting.ratings()[spin];
      double propensity = sitting.propensities()[spin];
      out.write(method + "\t" + fold + "\t" + user + "\t" + (spin + 1) + "\t");
      out.write(ratings.tracks().get(sitting.tracks()[spin]) + "\t" + rating + "\t");
      out.write(Ratings.reward(rating) + "\t");
      out.write((Double.isNaN(propensity) ? "" : Double.toString(propensity)) + "\n");
    }
  }
}
