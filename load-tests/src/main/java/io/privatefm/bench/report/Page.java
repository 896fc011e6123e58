package io.privatefm.bench.report;

import io.privatefm.bench.peer.Machine;
import io.privatefm.bench.run.Curve;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ParseResult;

/** Pages of the documentation: what was measured, on what, and by which command. */
public final class Page {
  private Page() {}

  /** Writes the tables of an index and its peers. */
  public static void write(
      Path file, String data, List<Row> rows, List<Curve> curves, ParseResult command)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.addAll(List.of("# " + data, ""));
    lines.addAll(List.of("At equal recall, one search thread, top 10:", ""));
    lines.add(Tables.atEqualRecall(curves));
    lines.addAll(List.of("Everything that was measured:", ""));
    lines.add(Tables.measured(rows));
    lines.addAll(List.of(machine(), ""));
    lines.addAll(typed(command.originalArgs()));
    write(file, lines);
  }

  /** Writes the lines, and makes the folder that the page is to be in. */
  public static void write(Path file, List<String> lines) throws IOException {
    makeFolder(file);
    Files.writeString(file, String.join("\n", lines));
  }

  /** Makes the folder that the file is to be in, unless it is there. */
  public static void makeFolder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
  }

  /**
   * The last section of a page: the machine, and what was typed.
   *
   * @param command the words after {@code fm bench}
   * @param more sentences about what was measured
   */
  public static List<String> measuredOn(List<String> command, String... more) {
    List<String> lines = new ArrayList<>(List.of("## Measured on", "", machine()));
    lines.addAll(List.of(more));
    lines.add("");
    lines.addAll(typed(command));
    return lines;
  }

  private static List<String> typed(List<String> command) {
    return List.of("```", "./fm bench " + String.join(" ", command), "```", "");
  }

  /** The machine, the JVM with its flags, and the commit, in a sentence. */
  private static String machine() {
    return String.format(
        Locale.ROOT,
        "Measured on %s, %d processors, %d GB; %s %s with `%s`; commit %s.",
        Machine.processor(),
        Machine.processors(),
        Machine.memoryGigabytes(),
        System.getProperty("java.vm.name"),
        Runtime.version(),
        String.join(" ", flags()),
        commit());
  }

  /** The flags that tell on the figures; what only opens packages does not. */
  private static List<String> flags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("-X") || flag.startsWith("--add-modules"))
        .toList();
  }

  private static String commit() {
    try {
      String checkout = System.getenv().getOrDefault("FM_HOME", ".");
      Process git =
          new ProcessBuilder("git", "-C", checkout, "rev-parse", "--short", "HEAD").start();
      String told = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return told.isBlank() ? "unknown" : told.strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
