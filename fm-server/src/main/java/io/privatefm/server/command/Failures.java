package io.privatefm.server.command;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.rank.ArmModelException;
import io.privatefm.server.CannotListen;
import io.privatefm.server.journal.StorageException;
import io.privatefm.vector.IndexFormatException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * How a command that fails tells it: a user's mistake is one line and exit code 2, anything else
 * one line that names the file with the details, and exit code 1.
 */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  static final int UNEXPECTED = 1;
  static final int USER_ERROR = 2;

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command
        .getErr()
        .println(name + ": " + oneLine(e) + suggestion(e) + " (see " + name + " --help)");
    return USER_ERROR;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    String name = command.getCommandSpec().qualifiedName();
    if (isOfTheUser(e)) {
      command.getErr().println(name + ": " + oneLine(e));
      return USER_ERROR;
    }
    command.getErr().println(name + ": unexpected: " + oneLine(e) + " (" + details(e) + ")");
    return UNEXPECTED;
  }

  static boolean isOfTheUser(Throwable e) {
    return e instanceof UserError
        || e instanceof CatalogueException
        || e instanceof IndexFormatException
        || e instanceof StorageException
        || e instanceof ArmModelException
        || e instanceof CannotListen;
  }

  static String oneLine(Throwable e) {
    String message = e.getMessage();
    String told = message == null ? e.getClass().getSimpleName() : message;
    return told.strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  private static String suggestion(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    var similar = unmatched.getSuggestions();
    return similar.isEmpty() ? "" : "; did you mean " + String.join(", ", similar) + "?";
  }

  private static String details(Exception e) {
    try {
      Path file = Files.createTempFile("fm-failure-", ".txt");
      try (var out = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
        e.printStackTrace(out);
      }
      return "details in " + file;
    } catch (IOException unwritable) {
      return "no details: " + unwritable.getMessage();
    }
  }
}
