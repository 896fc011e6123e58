package io.privatefm.server.command.evidence;

import io.privatefm.catalogue.Progress;
import io.privatefm.evaluate.offpolicy.LoggedRounds;
import io.privatefm.evaluate.offpolicy.LoggedTable;
import io.privatefm.server.command.UserError;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells what kind of log a path is, and reads it. */
final class Logs {
  private Logs() {}

  static LoggedRounds read(Path path, Progress progress) {
    if (!Files.isRegularFile(path)) {
      throw new UserError("must be a file: --log=" + path);
    }
    return LoggedTable.read(path, progress);
  }
}
