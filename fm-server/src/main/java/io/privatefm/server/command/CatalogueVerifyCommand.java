package io.privatefm.server.command;

import io.privatefm.catalogue.Catalogue;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fm catalogue verify}: reads all of a catalogue and checks it. */
@Command(
    name = "verify",
    description = "Checks every checksum of a catalogue and every number that points somewhere.",
    mixinStandardHelpOptions = true)
final class CatalogueVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the catalogue's directory")
  private Path directory;

  @Override
  public Integer call() {
    String told =
        Work.run(
            spec,
            progress -> {
              try (Catalogue catalogue = Catalogue.open(directory)) {
                catalogue.verify(progress);
                return String.format(
                    "%s is whole: %,d tracks in %d sections, version %s",
                    directory,
                    catalogue.size(),
                    catalogue.info().sections().size(),
                    catalogue.version());
              }
            });
    spec.commandLine().getOut().println(told);
    return 0;
  }
}
