package io.privatefm.server.command;

import io.privatefm.server.profile.BackupRequest;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fm backup}: everything a server remembers, in one file, while it plays on. */
@Command(
    name = "backup",
    description = {
      "Puts everything that a server remembers into one file, whether it runs or not: every reaction"
          + " that was acknowledged before the moment that is told is in it. A running server makes it"
          + " itself and plays on.",
      "The file holds the listeners' keys: keep it like the data directory. Who is erased later is"
          + " still in it; see fm restore."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "the data directory of a server")
  private Path data;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "the backup; it must not be there yet, and takes its place when it is whole")
  private Path file;

  @Override
  public Integer call() throws InterruptedException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UserError("must lie in a directory that is there: --to=" + file);
    }
    PrintWriter out = spec.commandLine().getOut();
    String made = BackupRequest.make(data, file, _ -> {});
    out.println("backup     " + file);
    out.println("holds      " + made);
    out.flush();
    return 0;
  }
}
