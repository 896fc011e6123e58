package io.privatefm.bench.report;

import io.privatefm.bench.peer.Machine;
import io.privatefm.bench.run.Curve;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ParseResult;

/** The tables as a page of the documentation, with what they were measured on and how. */
public final class Page {
  private Page() {}

  /** Writes the page. */
  public static void write(
      Path file, String data, List<Row> rows, List<Curve> curves, ParseResult command)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    String page =
        String.join(
            "\n",
            "# " + data,
            "",
            "At equal recall, one search thread, top 10:",
            "",
            Tables.atEqualRecall(curves),
            "Everything that was measured:",
            "",
            Tables.measured(rows),
            machine(),
            "",
            "```",
            "./fm bench " + String.join(" ", command.originalArgs()),
            "```",
            "");
    Files.writeString(file, page);
  }

  /** The machine, the JVM with its flags, and the commit, in a sentence. */
  public static String machine() {
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
