package io.privatefm.server.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * A command that stands here for the list of commands only: in a checkout the launcher answers it
 * itself, because what it runs is no part of the server.
 */
@Command
abstract class CheckoutCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public final Integer call() {
    String command = "./fm " + spec.name() + " " + String.join(" ", arguments);
    throw new UserError("must be run from a checkout: " + command.strip());
  }
}
