package io.privatefm.server.command;

import io.privatefm.server.Configuration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fm serve}: the server in the foreground, until it is told to stop. */
@Command(
    name = "serve",
    customSynopsis = "fm serve --catalogue=DIR [--data=DIR] [OPTIONS]",
    description = {
      "Serves stations over a catalogue until it is told to stop (Ctrl-C, SIGTERM).",
      "Every setting can stand in a flag, the environment or a file, in this order of precedence;"
          + " its description ends with its default and its other two names."
    },
    mixinStandardHelpOptions = true,
    modelTransformer = SettingOptions.class)
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Sources sources = SettingOptions.sources(spec.commandLine().getParseResult(), System.getenv());
    Configuration configuration = ServerSettings.configuration(sources);
    return Serving.untilStopped(configuration, spec.commandLine().getOut(), _ -> {});
  }
}
