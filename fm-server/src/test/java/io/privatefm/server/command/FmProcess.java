package io.privatefm.server.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real {@code ./fm …} process, as built by the build that runs the test. */
public final class FmProcess implements AutoCloseable {
  /** Generous: the machine may be busy building. */
  private static final long PATIENCE_S = 120;

  private static final Pattern READY = Pattern.compile("ready +(https?://\\S+)");

  private final Process process;
  private final List<String> out = new ArrayList<>();
  private final List<String> err = new ArrayList<>();
  private final CompletableFuture<URI> ready = new CompletableFuture<>();
  private final List<Thread> readers;

  private FmProcess(Process process) {
    this.process = process;
    var threads = Thread.ofPlatform().daemon(); // reading a pipe takes a virtual thread's carrier
    this.readers =
        List.of(
            threads.start(this::readOut),
            threads.start(() -> read(process.errorReader(StandardCharsets.UTF_8), err)));
  }

  /** Starts {@code ./fm} with these arguments and no settings from the environment. */
  public static FmProcess start(String... arguments) throws IOException {
    return startWith(ReadyClasses.FLAGS, arguments);
  }

  /** The same, with these flags for its JVM. */
  static FmProcess startWith(String flags, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(home(), "fm").toString());
    command.addAll(Arrays.asList(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("FM_"));
    builder.environment().put("FM_BUILD", "no");
    builder.environment().put("FM_ADMIN_PORT", "0");
    builder.environment().put("FM_JAVA_OPTS", flags);
    return new FmProcess(builder.start());
  }

  /** The checkout that is tested. */
  static String home() {
    String home = System.getProperty("fm.home");
    if (home == null) {
      throw new IllegalStateException("must be set by the build: fm.home");
    }
    return home;
  }

  /** A server on a free port, which believes that every token is a listener's id. */
  public static FmProcess serve(Path catalogue, Path data, String... more) throws IOException {
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("serve", "--port", "0", "--insecure-demo-auth"));
    arguments.addAll(List.of("--catalogue", catalogue.toString(), "--data", data.toString()));
    arguments.addAll(Arrays.asList(more));
    return start(arguments.toArray(String[]::new));
  }

  /** The player's address, when the server is ready. */
  public URI ready() throws InterruptedException {
    try {
      return ready.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("not ready: " + told(), e);
    }
  }

  /** Where its measures are. */
  URI metrics() throws InterruptedException {
    ready();
    return out().stream()
        .filter(line -> line.startsWith("admin "))
        .map(line -> URI.create(line.substring("admin ".length()).strip()))
        .findFirst()
        .orElseThrow();
  }

  /** Where stations are connected to. */
  public URI station() throws InterruptedException {
    return URI.create(
        (ready().getScheme().equals("https") ? "wss" : "ws")
            + "://127.0.0.1:"
            + ready().getPort()
            + "/v1/fm");
  }

  /** Sends a signal by name, such as {@code TERM}. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Ends its standard input, as the death of whoever started it does. */
  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it without warning, as a crash does. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Waits until it has ended by itself. */
  public int exitCode() throws InterruptedException {
    return exitCode(PATIENCE_S);
  }

  /** The same, for so many seconds. */
  int exitCode(long withinS) throws InterruptedException {
    if (!process.waitFor(withinS, TimeUnit.SECONDS)) {
      throw new AssertionError("still runs: " + told());
    }
    for (Thread reader : readers) {
      reader.join();
    }
    return process.exitValue();
  }

  synchronized List<String> out() {
    return List.copyOf(out);
  }

  /** What it told on stderr, without what the JVM says about its modules. */
  synchronized List<String> err() {
    return err.stream().filter(line -> !line.contains("incubator modules")).toList();
  }

  public synchronized String told() {
    return "out=" + out + " err=" + err;
  }

  @Override
  public void close() {
    kill();
  }

  private void read(BufferedReader from, List<String> into) {
    try (from) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        hear(line, into);
      }
    } catch (IOException e) {
      hear("closed: " + e.getMessage(), into);
    }
  }

  private void readOut() {
    read(process.inputReader(StandardCharsets.UTF_8), out);
    ready.completeExceptionally(new IllegalStateException("it has ended")); // unless it was ready
  }

  private synchronized void hear(String line, List<String> into) {
    into.add(line);
    Matcher address = READY.matcher(line);
    if (address.find()) {
      ready.complete(URI.create(address.group(1)));
    }
  }
}
