package io.privatefm.server.command;

import io.privatefm.catalogue.Base;
import io.privatefm.catalogue.Bases;
import io.privatefm.catalogue.CatalogueLimits;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fm catalogue publish}: a built catalogue becomes the next base of a live one. */
@Command(
    name = "publish",
    description = {
      "Puts a built catalogue in force in the directory that servers play, in one step.",
      "All of it is verified before; servers notice by themselves and swap while they play."
    },
    mixinStandardHelpOptions = true)
final class CataloguePublishCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NEWDIR", description = "a catalogue's directory, which stays as it is")
  private Path from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "the catalogue's directory that servers play; made if it is not there")
  private Path to;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "" + CatalogueLimits.BASES,
      description = "bases to keep, the new one included (default: ${DEFAULT-VALUE})")
  private int keep;

  @Override
  public Integer call() {
    Base base = Work.run(spec, progress -> Bases.publish(from, to, keep, progress));
    CatalogueText.tellInForce(to, base, spec.commandLine().getOut());
    return 0;
  }
}
