package io.privatefm.server.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * {@code fm load}, for the list of commands: the launcher answers it itself, because the
 * simulations and Gatling are no part of the server.
 */
@Command(
    name = "load",
    description = "Puts listeners on a running server and measures it (from a checkout).")
final class LoadCommand implements Callable<Integer> {
  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    throw new UserError("must be run from a checkout: ./fm load " + String.join(" ", arguments));
  }
}
