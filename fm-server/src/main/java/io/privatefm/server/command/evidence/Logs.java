package io.privatefm.server.command.evidence;

import io.privatefm.catalogue.Progress;
import io.privatefm.evaluate.offpolicy.LoggedRounds;
import io.privatefm.evaluate.offpolicy.LoggedSpin;
import io.privatefm.evaluate.offpolicy.LoggedSpins;
import io.privatefm.evaluate.offpolicy.LoggedTable;
import io.privatefm.server.command.UserError;
import io.privatefm.server.table.JsonSpins;
import io.privatefm.server.table.Outcome;
import io.privatefm.server.table.SpinTable;
import io.privatefm.server.table.Tally;
import io.privatefm.server.table.TimeSpan;
import io.privatefm.server.table.Tracks;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells what kind of log a path is, and reads it: the data directory of a server, its journal as
 * JSON Lines, or a table of logged bandit feedback.
 */
final class Logs {
  private Logs() {}

  /**
   * Reads a log.
   *
   * @param told hears what is in a journal, and what of it is no round
   */
  static LoggedRounds read(Path path, Progress progress, PrintWriter told) {
    if (Files.isDirectory(path)) {
      return journal(path, progress, told);
    }
    if (!Files.isRegularFile(path)) {
      throw new UserError("must be a file, or the data directory of a server: --log=" + path);
    }
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".parquet")) {
      throw new UserError("must be JSON Lines or the data directory itself: --log=" + path);
    }
    return name.endsWith(".jsonl") || name.endsWith(".jsonl.gz")
        ? rounds(JsonSpins.read(path, progress), path)
        : LoggedTable.read(path, progress);
  }

  private static LoggedRounds journal(Path data, Progress progress, PrintWriter told) {
    List<LoggedSpin> spins = new ArrayList<>();
    try (Tracks none = Tracks.open(List.of())) {
      Tally tally =
          SpinTable.read(
              data,
              none,
              TimeSpan.ALWAYS,
              false,
              progress,
              row -> {
                if (row.outcome() == Outcome.JUDGED) {
                  spins.add(row.logged());
                }
              });
      TallyText.tell(tally, told);
      told.flush();
    }
    return rounds(spins, data);
  }

  private static LoggedRounds rounds(List<LoggedSpin> spins, Path path) {
    if (spins.isEmpty()) {
      throw new UserError("must hold spins that were judged: --log=" + path);
    }
    return LoggedSpins.of(spins);
  }
}
