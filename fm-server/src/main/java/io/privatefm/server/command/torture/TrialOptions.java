package io.privatefm.server.command.torture;

import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.evaluate.report.JsonFile;
import io.privatefm.server.command.UserError;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands that try out servers of this checkout have in common. */
final class TrialOptions {
  private static final int TRACKS = 2_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "where the random numbers start (default ${DEFAULT-VALUE})")
  long seed;

  @Option(names = "--json", paramLabel = "FILE", description = "where the figures go as JSON")
  private @Nullable Path json;

  /** Writes figures to {@code --json}, if that was asked for. */
  void write(Object figures) {
    if (json != null) {
      JsonFile.write(figures, json);
    }
  }

  /** Makes the catalogue that is played, in this directory. */
  static Path catalogue(Path directory) {
    Path catalogue = directory.resolve("catalogue");
    DemoCatalogue.of(TRACKS, DemoCatalogue.SEED).publish(catalogue);
    return catalogue;
  }

  /** The checkout. */
  static Path home() {
    String home = System.getenv("FM_HOME"); // the launcher's
    if (home == null) {
      throw new UserError("must be run from a checkout, with ./fm");
    }
    return Path.of(home);
  }
}
