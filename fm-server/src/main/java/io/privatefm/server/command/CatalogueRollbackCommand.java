package io.privatefm.server.command;

import io.privatefm.catalogue.Base;
import io.privatefm.catalogue.Bases;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fm catalogue rollback}: an earlier base is in force again. */
@Command(
    name = "rollback",
    description = {
      "Puts an earlier base that was kept in force again, in one step, after it was verified.",
      "Done again it goes further back. What was rolled back from is kept too, but is the first",
      "that a later publication gives up."
    },
    mixinStandardHelpOptions = true)
final class CatalogueRollbackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the catalogue's directory")
  private Path directory;

  @Option(
      names = "--to",
      paramLabel = "N",
      description = "the number of a kept base; without it the second that list shows")
  private @Nullable Integer to;

  @Override
  public Integer call() {
    OptionalInt number = to == null ? OptionalInt.empty() : OptionalInt.of(to);
    Base base = Work.run(spec, progress -> Bases.rollBack(directory, number, progress));
    CatalogueText.tellInForce(directory, base, spec.commandLine().getOut());
    return 0;
  }
}
