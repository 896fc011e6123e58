package io.privatefm.bench.station.server;

import io.privatefm.bench.BenchError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server in a process of its own, which ends with this one. Any thread. */
public final class ServerProcess implements AutoCloseable {
  private static final long PATIENCE_S = 120;
  private static final int LINES = 50;
  private static final String READY = "ready ";

  private final Process process;
  private final long beganNanos = System.nanoTime();
  private final Deque<String> lines = new ArrayDeque<>();
  private final CompletableFuture<Long> readyNanos = new CompletableFuture<>();
  private volatile URI address = URI.create("http://127.0.0.1/");

  private ServerProcess(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Thread.ofPlatform().daemon().name("server-output").start(this::read);
  }

  /** The station server of the checkout, with these arguments of {@code fm serve}. */
  public static ServerProcess stations(Pinned pinned, List<String> flags, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(home().resolve("fm").toString(), "serve"));
    command.addAll(arguments);
    return start(pinned.server(command), String.join(" ", flags));
  }

  /** The echo of what stations answered, with the same flags of the JVM. */
  public static ServerProcess echo(Pinned pinned, List<String> flags, Path exchanges, Wires wires) {
    List<String> command = new ArrayList<>(List.of(java()));
    command.add("@" + home().resolve("jvm-flags"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(EchoServer.class.getName(), exchanges.toString(), wires.name()));
    return start(pinned.server(command), "");
  }

  /** The program that runs this process. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static ServerProcess start(List<String> command, String flags) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("FM_"));
    builder.environment().put("FM_BUILD", "no");
    builder.environment().put("FM_JAVA_OPTS", flags);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try {
      return new ServerProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The checkout: told by the launcher, or else where the tests run. */
  public static Path home() {
    String told = System.getenv("FM_HOME");
    return told == null ? Path.of("..").toAbsolutePath().normalize() : Path.of(told);
  }

  /** Waits until it serves; milliseconds from its start. */
  public double readyMs() {
    try {
      return readyNanos.get(PATIENCE_S, TimeUnit.SECONDS) / 1e6;
    } catch (TimeoutException | ExecutionException e) {
      close();
      throw new BenchError("must become ready: " + told(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new BenchError("interrupted", e);
    }
  }

  public URI address() {
    return address;
  }

  public long pid() {
    return process.pid();
  }

  /** Kills it, and returns when it is gone. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private synchronized String told() {
    return String.join("; ", lines);
  }

  private void read() {
    try (BufferedReader from = process.inputReader(StandardCharsets.UTF_8)) {
      from.lines().forEach(this::hear);
    } catch (IOException | UncheckedIOException ended) {
      // a killed process closes its ends as it likes
    }
    readyNanos.completeExceptionally(new IOException("it has ended"));
  }

  private synchronized void hear(String line) {
    if (lines.size() == LINES) {
      lines.removeFirst();
    }
    lines.addLast(line);
    if (line.startsWith(READY)) {
      address = URI.create(line.substring(READY.length()).strip());
      readyNanos.complete(System.nanoTime() - beganNanos);
    }
  }
}
