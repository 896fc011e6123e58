package io.privatefm.server.command;

import io.privatefm.catalogue.BuildReport;
import io.privatefm.catalogue.demo.DemoCatalogue;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fm catalogue demo}: the demo catalogue, generated. */
@Command(
    name = "demo",
    description = {
      "Generates the demo catalogue: made-up tracks of made-up artists that the player synthesises.",
      "The same number of tracks and seed give the same music."
    },
    mixinStandardHelpOptions = true)
final class CatalogueDemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "the catalogue's directory, made or replaced")
  private Path out;

  @Option(
      names = "--tracks",
      paramLabel = "N",
      defaultValue = "" + DemoCatalogue.TRACKS,
      description = "how many tracks (default ${DEFAULT-VALUE})")
  private int tracks;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "" + DemoCatalogue.SEED,
      description = "another seed is another music (default ${DEFAULT-VALUE})")
  private long seed;

  @Override
  public Integer call() {
    BuildReport report =
        Work.run(spec, progress -> DemoCatalogue.of(tracks, seed).progress(progress).publish(out));
    CatalogueText.tell(report, spec.commandLine().getOut());
    return 0;
  }
}
