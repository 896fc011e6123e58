package io.privatefm.server.command;

import io.privatefm.server.command.evidence.CompareCommand;
import io.privatefm.server.command.evidence.EvaluateCommand;
import io.privatefm.server.command.evidence.ExperimentCommand;
import io.privatefm.server.command.evidence.JournalCommand;
import io.privatefm.server.command.evidence.OffPolicyCommand;
import io.privatefm.server.command.evidence.SimulateCommand;
import io.privatefm.server.command.torture.AbuseCommand;
import io.privatefm.server.command.torture.TortureCommand;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code fm}: the root of everything that can be done from a terminal. */
@Command(
    name = "fm",
    description = "Private FM: a personal radio that plays on, and listens to how you react.",
    mixinStandardHelpOptions = true,
    versionProvider = Fm.Version.class)
public final class Fm {
  /** In the order in which help lists them. */
  private static final List<Class<?>> SUBCOMMANDS =
      List.of(
          DemoCommand.class,
          ServeCommand.class,
          CatalogueCommand.class,
          ConfigCommand.class,
          TokenCommand.class,
          ProfileCommand.class,
          BackupCommand.class,
          RestoreCommand.class,
          ListenCommand.class,
          TrainCommand.class,
          CompareCommand.class,
          EvaluateCommand.class,
          SimulateCommand.class,
          JournalCommand.class,
          ExperimentCommand.class,
          OffPolicyCommand.class,
          TortureCommand.class,
          AbuseCommand.class,
          LoadCommand.class,
          BenchCommand.class,
          CompletionCommand.class,
          CommandLine.HelpCommand.class);

  private static final String LOG_SETTING = "logback.configurationFile";
  private static final String LOG = "io/privatefm/server/command/logback.xml";

  public static void main(String[] args) {
    if (System.getProperty(LOG_SETTING) == null) { // before the first logger is made
      System.setProperty(LOG_SETTING, LOG);
    }
    CommandLine command = commandLine(args);
    PrintWriter out = command.getOut();
    command.setOut(out); // one for all subcommands
    int code = command.execute(args);
    out.flush(); // a table may end without println
    System.exit(code);
  }

  /**
   * The command line as {@code main} and the tests run it: with the subcommand that the first
   * argument names, for to describe all of them takes a tenth of a second of every start; with all
   * where it names none, or one that tells of the others.
   */
  static CommandLine commandLine(String... args) {
    CommandLine line = new CommandLine(new Fm());
    List<Class<?>> named = SUBCOMMANDS.stream().filter(each -> isNamed(each, args)).toList();
    for (Class<?> subcommand : named.isEmpty() ? SUBCOMMANDS : named) {
      line.addSubcommand(new CommandLine(subcommand)); // which transforms its model
    }
    var failures = new Failures();
    return line.setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures)
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static boolean isNamed(Class<?> subcommand, String... args) {
    boolean tellsOfOthers =
        subcommand == CompletionCommand.class || subcommand == CommandLine.HelpCommand.class;
    String name = subcommand.getAnnotation(Command.class).name();
    return !tellsOfOthers && args.length > 0 && name.equals(args[0]);
  }

  /** The version of the jar, or that it runs from classes. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Fm.class.getPackage().getImplementationVersion();
      return new String[] {"fm " + (version == null ? "(development)" : version)};
    }
  }
}
