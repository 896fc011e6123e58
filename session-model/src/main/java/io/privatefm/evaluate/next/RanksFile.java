package io.privatefm.evaluate.next;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Answers as TSV, so that anyone can recompute the figures: {@code session}, {@code position} of
 * the asked track in it (2 is the second), {@code target}, and {@code ranked}, the top tracks
 * parted by spaces, best first. One line a question.
 */
final class RanksFile {
  private static final String HEADER = "session\tposition\ttarget\tranked\n";

  private RanksFile() {}

  /** Writes the file in one step, and the folder that it is in. */
  static void write(Ranks ranks, int top, SessionLog test, Vocabulary vocabulary, Path file) {
    try {
      Path folder = file.toAbsolutePath().normalize().getParent();
      Files.createDirectories(folder == null ? Path.of(".") : folder);
      Path part = file.resolveSibling(file.getFileName() + ".part");
      try (Writer out = Files.newBufferedWriter(part)) {
        out.write(HEADER);
        for (int question = 0; question < ranks.targets().count(); question++) {
          line(ranks, question, top, test, vocabulary, out);
        }
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void line(
      Ranks ranks, int question, int top, SessionLog test, Vocabulary vocabulary, Writer out)
      throws IOException {
    Targets targets = ranks.targets();
    int session = targets.sessions().sessionOf(targets.positions()[question]);
    out.write(test.entries().get(session).label());
    out.write("\t" + targets.place(question));
    out.write("\t" + vocabulary.id(targets.track(question)) + "\t");
    for (int i = 0; i < top && ranks.track(question, i) >= 0; i++) {
      out.write((i == 0 ? "" : " ") + vocabulary.id(ranks.track(question, i)));
    }
    out.write("\n");
  }

  /** The file beside another for the answers of another method: {@code ranks-sr.tsv}. */
  static Path beside(Path file, String method) {
    String name = String.valueOf(file.getFileName());
    int dot = name.indexOf('.', 1);
    String stem = dot < 0 ? name : name.substring(0, dot);
    String end = dot < 0 ? "" : name.substring(dot);
    return file.resolveSibling(stem + "-" + method + end);
  }
}
