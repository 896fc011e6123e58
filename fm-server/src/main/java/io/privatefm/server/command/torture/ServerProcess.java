package io.privatefm.server.command.torture;

import io.privatefm.server.command.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A {@code ./fm serve} as a process of its own, which may be killed. All that it tells goes to the
 * end of a file; its last lines are at hand. Any thread.
 */
final class ServerProcess {
  private static final long PATIENCE_S = 120;
  private static final int LINES = 400;

  private final Process process;
  private final Path log;
  private final long beganNanos = System.nanoTime();
  private final Deque<String> lines = new ArrayDeque<>();
  private final CompletableFuture<Long> readyMs = new CompletableFuture<>();

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    Runtime.getRuntime()
        .addShutdownHook(new Thread(process::destroyForcibly)); // none is left behind
    var readers = Thread.ofPlatform().daemon(); // reading a pipe takes a virtual thread's carrier
    readers.start(this::readOut);
    readers.start(() -> read(process.errorReader(StandardCharsets.UTF_8)));
  }

  /** Starts the launcher of the checkout in {@code home} with these arguments of {@code serve}. */
  static ServerProcess start(Path home, List<String> arguments, Path log) {
    return start(command(home, arguments), log);
  }

  /** How the launcher is called. */
  static List<String> command(Path home, List<String> arguments) {
    var command = new ArrayList<String>(List.of(home.resolve("fm").toString(), "serve"));
    command.addAll(arguments);
    return command;
  }

  /** Starts a command that becomes a server. */
  static ServerProcess start(List<String> command, Path log) {
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("FM_") && !name.equals("FM_JAVA_OPTS"));
    builder.environment().put("FM_BUILD", "no");
    builder.environment().put("FM_ADMIN_PORT", "0");
    try {
      return new ServerProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Milliseconds from the start of the process to its {@code ready}. */
  long readyMs() throws InterruptedException {
    try {
      return readyMs.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      kill();
      throw new UserError("must become ready: " + told(), e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** SIGKILL, and returns when it is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** SIGTERM, and its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  /** Waits until it has ended by itself. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
      kill();
    }
    return process.exitValue();
  }

  /** The last line that contains these words; null if none does. */
  synchronized @Nullable String line(String words) {
    return lines.stream()
        .filter(line -> line.contains(words))
        .reduce((_, last) -> last)
        .orElse(null);
  }

  /** The last lines that it told. */
  synchronized String told() {
    return String.join(System.lineSeparator(), lines);
  }

  private void readOut() {
    read(process.inputReader(StandardCharsets.UTF_8));
    readyMs.completeExceptionally(new IOException("it has ended")); // unless it was ready
  }

  private void read(BufferedReader from) {
    try (from) {
      from.lines().forEach(this::hear);
    } catch (IOException | UncheckedIOException ended) {
      // a killed process closes its ends as it likes
    }
  }

  private synchronized void hear(String line) {
    write(line);
    if (lines.size() == LINES) {
      lines.removeFirst();
    }
    lines.addLast(line);
    if (line.startsWith("ready ")) {
      readyMs.complete(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos));
    }
  }

  private void write(String line) {
    try {
      Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
