package io.privatefm.server.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fm config}: looks at the settings without serving. */
@Command(
    name = "config",
    description = "Checks or prints the settings that fm serve would take.",
    mixinStandardHelpOptions = true,
    subcommands = {ConfigCommand.Check.class, ConfigCommand.Print.class})
final class ConfigCommand {

  /** {@code fm config check}: says whether a server would accept its settings. */
  @Command(
      name = "check",
      abbreviateSynopsis = true,
      description = "Says whether the settings are right: exit code 0, or 2 and one line.",
      mixinStandardHelpOptions = true,
      modelTransformer = SettingOptions.class)
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      ServerSettings.configuration(sourcesOf(spec));
      spec.commandLine().getOut().println("the settings are right");
      return 0;
    }
  }

  /** {@code fm config print}: every setting, its value and where that came from. */
  @Command(
      name = "print",
      abbreviateSynopsis = true,
      description = {
        "Prints every setting as a file of settings would hold it, and where its value came from.",
        "Secrets are masked."
      },
      mixinStandardHelpOptions = true,
      modelTransformer = SettingOptions.class)
  static final class Print implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      Sources sources = sourcesOf(spec);
      for (Setting setting : ServerSettings.ALL) {
        spec.commandLine().getOut().println(line(setting, sources.value(setting)));
      }
      return 0;
    }

    private static String line(Setting setting, Optional<Value> value) {
      return value
          .map(
              found -> "%-40s # %s".formatted(setting.name() + "=" + found.shown(), found.origin()))
          .orElseGet(() -> "%-40s # not set".formatted("#" + setting.name() + "="));
    }
  }

  private static Sources sourcesOf(CommandSpec spec) {
    return SettingOptions.sources(spec.commandLine().getParseResult(), System.getenv());
  }
}
