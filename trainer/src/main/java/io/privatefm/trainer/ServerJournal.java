package io.privatefm.trainer;

import io.privatefm.catalogue.CatalogueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a stopped server, taken out as JSON Lines by {@code fm journal export} in a
 * process of its own, as the server's libraries are no part of the trainer's class path; gone when
 * closed.
 */
final class ServerJournal implements AutoCloseable {
  private final Path folder;

  private ServerJournal(Path folder) {
    this.folder = folder;
  }

  /** Whether this is the data directory of a server, and not what was exported of one. */
  static boolean isAt(@Nullable String place) {
    try {
      return place != null
          && Files.isRegularFile(Path.of(place, "format"))
          && Files.isDirectory(Path.of(place, "journal"));
    } catch (InvalidPathException e) {
      return false; // an address of Hadoop's
    }
  }

  /**
   * Exports a data directory; what the export says goes to the standard error.
   *
   * @throws CatalogueException when it refuses, as for a server that is running
   */
  static ServerJournal export(String data) {
    String home = System.getenv("FM_HOME");
    if (home == null) {
      throw new CatalogueException(
          "must be what fm journal export wrote, where fm is not at hand: journal=" + data);
    }
    try {
      ServerJournal journal = new ServerJournal(Files.createTempDirectory("fm-train-journal-"));
      String fm = Path.of(home, "fm").toString();
      journal.run(
          List.of(fm, "journal", "export", "--data", data, "--out", journal.file().toString()));
      return journal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (process.waitFor() == 0 && Files.exists(file())) {
        return;
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
    close();
    throw new CatalogueException("must be a journal that can be exported, see above");
  }

  /** The exported spins. */
  Path file() {
    return folder.resolve("spins.jsonl.gz");
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file());
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
