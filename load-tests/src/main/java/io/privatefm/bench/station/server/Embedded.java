package io.privatefm.bench.station.server;

import io.privatefm.bench.BenchError;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Starts of stations within a process that runs already, each in a process of its own that ends by
 * itself; see {@code EmbeddedStart}. Any thread.
 */
final class Embedded {
  private Embedded() {}

  /**
   * Milliseconds of a first call. Only what docs/embedding.md asks of an embedder's command line is
   * on its, and these flags.
   */
  static double millis(Path catalogue, List<String> flags) {
    Path home = ServerProcess.home();
    Path server = home.resolve("fm-server").resolve("target");
    List<String> command = new ArrayList<>(List.of(ServerProcess.java()));
    command.add("--add-modules=jdk.incubator.vector");
    command.add("-Dlogback.configurationFile=io/privatefm/server/command/logback.xml");
    command.addAll(flags);
    command.addAll(List.of("-cp", jar(server) + File.pathSeparator + server.resolve("lib") + "/*"));
    Path program = home.resolve("load-tests").resolve("src/embedded/EmbeddedStart.java");
    command.addAll(List.of(program.toString(), catalogue.toAbsolutePath().toString()));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new BenchError("must start within a process: " + program);
      }
      return Double.parseDouble(told.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchError("interrupted", e);
    }
  }

  /** A jar and not its classes: of folders the JVM keeps no archive. */
  private static Path jar(Path target) {
    String[] jars =
        target.toFile().list((_, name) -> name.matches("fm-server-[^-]+(-SNAPSHOT)?\\.jar"));
    return Arrays.stream(jars == null ? new String[0] : jars)
        .map(target::resolve)
        .findFirst()
        .orElseThrow(() -> new BenchError("must be built: module=fm-server"));
  }
}
