package io.privatefm.server.command;

import io.privatefm.server.profile.BackupText;
import io.privatefm.server.profile.Restore;
import io.privatefm.server.profile.Restore.Restored;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fm restore}: a data directory of a backup. */
@Command(
    name = "restore",
    description = {
      "Makes a data directory of a backup. It is there when every checksum and every seal was tried,"
          + " or not at all.",
      "Who was erased after the backup is in it still: name them, or they are back."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FILE",
      description = "the backup, as fm backup made it")
  private Path backup;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "where to; must be empty, or not there")
  private Path data;

  @Option(
      names = "--erased",
      paramLabel = "FILE",
      description =
          "the file \"erased\" of the data directory, newer than the backup: who is in it is erased"
              + " again; may be given several times")
  private List<Path> erased = List.of();

  @Option(
      names = "--erase",
      paramLabel = "ID",
      description = "a listener who was erased since, by id; may be given several times")
  private List<String> ids = List.of();

  @Override
  public Integer call() {
    Restored restored = Restore.run(backup, data, erased, ids);
    PrintWriter out = spec.commandLine().getOut();
    out.println("restored   " + data);
    out.println("from       " + BackupText.of(restored.report()));
    out.printf(Locale.ROOT, "erased     %,d listeners of the backup again%n", restored.erased());
    out.flush();
    return 0;
  }
}
