package io.privatefm.trainer;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.trainer.out.Staging;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./fm train}: a catalogue, and what it is made of, from logs; also for spark-submit. */
@Command(
    name = "fm train",
    description = {
      "Trains track vectors and all else that a catalogue needs from logs, on Spark.",
      "Writes a folder with the vectors, popularity, co-listens, sessions, graph, a report and the",
      "catalogue itself, ready for fm serve --catalogue DIR/catalogue."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class Train implements Callable<Integer> {
  private static final int UNEXPECTED = 1;
  private static final int USER_ERROR = 2;

  @Spec private CommandSpec spec;
  @Mixin private final TrainOptions options = new TrainOptions();

  public static void main(String[] args) {
    int code = commandLine().execute(args);
    if (code != 0) {
      System.exit(code); // not after success: a cluster that runs the driver takes it for a failure
    }
  }

  /** The command line, as {@code main} and the tests run it. */
  static CommandLine commandLine() {
    return new CommandLine(new Train())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, args) -> misused(e))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command))
        .setUsageHelpAutoWidth(true);
  }

  @Override
  public Integer call() {
    options.check();
    options.checkFiles();
    Phases phases = new Phases(spec.commandLine().getErr());
    String journal = options.journal;
    if (journal == null || !ServerJournal.isAt(journal)) {
      return train(phases);
    }
    phases.say("taking the journal out of " + journal);
    try (ServerJournal exported = ServerJournal.export(journal)) {
      options.journal = exported.file().toString();
      return train(phases);
    }
  }

  private int train(Phases phases) {
    try (Staging staging = Staging.open(options.out);
        JavaSparkContext spark = open(phases)) {
      TrainReport report = new Training(spark, options, phases).run(staging.folder());
      staging.publish();
      phases.say("done: " + options.out);
      spec.commandLine().getOut().print(ReportText.of(report));
      spec.commandLine().getOut().flush();
    }
    return 0;
  }

  private JavaSparkContext open(Phases phases) {
    phases.say("starting Spark");
    return Cluster.open(options.master, options.conf, options.partitions, phases);
  }

  private static int misused(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + oneLine(e) + " (see " + name + " --help)");
    return USER_ERROR;
  }

  private static int failed(Exception e, CommandLine command) throws Exception {
    String name = command.getCommandSpec().qualifiedName();
    CatalogueException defect = defect(e);
    if (defect != null) {
      command.getErr().println(name + ": " + oneLine(defect));
      return USER_ERROR;
    }
    Path details = Files.createTempFile("fm-failure-", ".txt");
    try (PrintWriter out = new PrintWriter(details.toFile(), StandardCharsets.UTF_8)) {
      e.printStackTrace(out);
    }
    command
        .getErr()
        .println(name + ": unexpected: " + oneLine(e) + " (details in " + details + ")");
    return UNEXPECTED;
  }

  /** The user's mistake behind a failure, or null. */
  private static @Nullable CatalogueException defect(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CatalogueException defect) {
        return defect;
      }
    }
    return null;
  }

  private static String oneLine(Throwable e) {
    String message = e.getMessage();
    return (message == null ? e.getClass().getSimpleName() : message)
        .strip()
        .replaceAll("\\s*\\R\\s*", "; ");
  }
}
