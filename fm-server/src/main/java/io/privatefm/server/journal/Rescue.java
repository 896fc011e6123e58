package io.privatefm.server.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes files anew whose header is gone, of the entries behind it, each at the index that it had.
 *
 * <p>A crash half way costs nothing: the new files are made in a folder beside, and forced to the
 * disk before the damaged ones are renamed. What is found there at the next opening is moved in if
 * its damaged file was renamed already, and else made again.
 */
final class Rescue {
  private static final String FOLDER = "rescue";

  private final Path folder;
  private final JournalFiles files;
  private final JournalRoll roll;

  Rescue(Path journal, JournalFiles files, JournalRoll roll) {
    this.folder = journal.resolve(FOLDER);
    this.files = files;
    this.roll = roll;
  }

  /**
   * A damaged file.
   *
   * @param file its name as it was
   * @param entries how many entries were saved out of it
   * @param whole whether they are all that it had
   */
  record Rescued(Path file, long entries, boolean whole) {}

  /** Sets the files aside that have no header, and puts what is left of them in their places. */
  List<Rescued> run() throws IOException {
    finish();
    List<Path> headless = files.headless();
    List<Rescued> rescued = new ArrayList<>();
    for (Path file : headless) {
      rescued.add(copy(file));
    }
    force();
    files.setAside(headless);
    finish();
    return rescued;
  }

  private Rescued copy(Path file) throws IOException {
    Files.createDirectories(folder);
    var cycle = Journal.cycle(roll);
    int number = JournalFiles.cycle(file, cycle);
    try (JournalCopy copy = JournalCopy.make(folder, roll)) {
      Headless.Found found =
          Headless.read(
              file,
              (sequence, entry) -> copy.append(cycle.toIndex(number, sequence), entry.record()));
      return new Rescued(file, found.entries(), found.whole());
    }
  }

  private void force() throws IOException {
    for (Path file : made()) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  /** Moves in what has a place, and clears up. */
  private void finish() throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    for (Path file : made()) {
      Path place = folder.resolveSibling(file.getFileName());
      if (Files.notExists(place)) {
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    try (Stream<Path> rest = Files.walk(folder)) {
      for (Path path : rest.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private List<Path> made() {
    return new JournalFiles(folder).entries();
  }
}
