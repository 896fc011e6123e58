package io.privatefm.server.command;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import java.io.Console;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** How commands do long work: with progress on stderr, and defects told as the user's. */
public final class Work {
  private Work() {}

  /** Does the work and gives its result. */
  public static <T> T run(CommandSpec spec, Function<Progress, T> work) {
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    try (ProgressLine line =
        new ProgressLine(spec.commandLine().getErr(), terminal, System::nanoTime)) {
      return work.apply(line);
    } catch (CatalogueException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw new UserError("must be readable and writable: " + e.getCause(), e);
    }
  }
}
