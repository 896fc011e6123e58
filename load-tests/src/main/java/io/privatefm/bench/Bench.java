package io.privatefm.bench;

import io.privatefm.catalogue.CatalogueException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./fm bench}: the root of what is measured beside something else. */
@Command(
    name = "fm bench",
    description = "Measures the vector index beside its peers, and stations beside an echo.",
    mixinStandardHelpOptions = true,
    subcommands = {
      IndexCommand.class,
      StationsCommand.class,
      VariantsCommand.class,
      SoakCommand.class,
      WaysCommand.class,
      FetchGloveCommand.class,
      GenerateCommand.class
    })
public final class Bench {
  private static final int UNEXPECTED = 1;
  private static final int USER_ERROR = 2;

  private final long beganNanos = System.nanoTime();
  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    quietLibraries();
    System.exit(commandLine().execute(args));
  }

  /** The command line, as {@code main} and the tests run it. */
  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, args) -> misused(e))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command))
        .setUsageHelpAutoWidth(true);
  }

  /** Peers tell at length how they start; only what goes wrong is heard. */
  private static void quietLibraries() {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.setProperty("java.awt.headless", "true"); // the drawing needs no screen
    Logger root = LogManager.getLogManager().getLogger("");
    root.setLevel(Level.WARNING);
    for (Handler handler : root.getHandlers()) {
      handler.setFilter(told -> !String.valueOf(told.getLoggerName()).contains("jvector"));
    }
  }

  /** A line of progress, with the seconds since the start, for the person who waits. */
  void say(String line) {
    double seconds = (System.nanoTime() - beganNanos) / 1e9;
    PrintWriter err = spec.commandLine().getErr();
    err.println(String.format(Locale.ROOT, "%7.1f s  %s", seconds, line));
    err.flush();
  }

  /** Throws the message as the user's mistake unless the rule holds. */
  static void require(boolean holds, String message) {
    if (!holds) {
      throw new BenchError(message);
    }
  }

  private static int misused(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + oneLine(e) + " (see " + name + " --help)");
    return USER_ERROR;
  }

  private static int failed(Exception e, CommandLine command) throws Exception {
    String name = command.getCommandSpec().qualifiedName();
    if (e instanceof BenchError || e instanceof CatalogueException) {
      command.getErr().println(name + ": " + oneLine(e));
      return USER_ERROR;
    }
    if (e instanceof FileSystemException file) {
      command.getErr().println(name + ": must be readable or writable: " + oneLine(file));
      return USER_ERROR;
    }
    var details = Files.createTempFile("fm-failure-", ".txt");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(details))) {
      e.printStackTrace(out);
    }
    command
        .getErr()
        .println(name + ": unexpected: " + oneLine(e) + " (details in " + details + ")");
    return UNEXPECTED;
  }

  private static String oneLine(Throwable e) {
    String message = e.getMessage();
    String told = e.getClass().getSimpleName() + (message == null ? "" : " " + message);
    boolean plain = message != null && (e instanceof BenchError || e instanceof CatalogueException);
    return (plain || e instanceof ParameterException ? String.valueOf(message) : told)
        .strip()
        .replaceAll("\\s*\\R\\s*", "; ");
  }
}
