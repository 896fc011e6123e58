package io.privatefm.server.command;

import io.privatefm.server.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--until-input-ends",
      description = "stops also when its standard input ends, as it does with whoever started it")
  private boolean untilInputEnds;

  @Option(
      names = "--clock-back",
      paramLabel = "AFTER,BY",
      hidden = true,
      description = "for fm torture: after so many seconds the clock goes back by so many")
  private @Nullable String clockBack;

  @Override
  public Integer call() throws InterruptedException {
    Sources sources = SettingOptions.sources(spec.commandLine().getParseResult(), System.getenv());
    Configuration configuration = ServerSettings.configuration(sources);
    InstantSource clock =
        clockBack == null ? InstantSource.system() : ClockThatGoesBack.parse(clockBack);
    if (untilInputEnds) {
      Thread.ofPlatform().daemon().name("fm-input").start(ServeCommand::stopWhenInputEnds);
    }
    return Serving.untilStopped(configuration, clock, spec.commandLine().getOut(), _ -> {});
  }

  private static void stopWhenInputEnds() {
    try (InputStream in = System.in) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException ended) {
      // as well as an end
    }
    System.exit(0); // the hook stops the server
  }
}
