package io.privatefm.onnx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real {@code ./fm …} process, as built by the build that runs the test. */
final class FmProcess implements AutoCloseable {
  private static final long PATIENCE_S = 120;
  private static final String READY = "ready ";
  private static final String ADMIN = "admin ";

  private final Process process;
  private final BufferedReader out;
  private URI metrics = URI.create("");

  private FmProcess(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts {@code ./fm} with these arguments, no settings, and errors among its output. */
  static FmProcess start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("fm.home", ".."), "fm").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("FM_"));
    builder.environment().put("FM_BUILD", "no");
    return new FmProcess(builder.start());
  }

  /** Reads on until it is ready to be listened to; where the player is. */
  URI ready() throws IOException {
    StringBuilder told = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        Thread.ofPlatform().daemon().start(this::drain); // a pipe takes a carrier
        return URI.create(line.substring(READY.length()).strip());
      }
      if (line.startsWith(ADMIN)) {
        metrics = URI.create(line.substring(ADMIN.length()).strip());
      }
      told.append(line).append('\n');
    }
    throw new AssertionError("it has ended: " + told);
  }

  private void drain() {
    try {
      while (out.readLine() != null) {
        // what else it tells is not asked for, and must not fill the pipe
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it told until its end, without what the JVM says about its modules. */
  List<String> told() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (!line.contains("incubator modules")) {
        lines.add(line);
      }
    }
    return lines;
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
      throw new AssertionError("still runs");
    }
    return process.exitValue();
  }

  /** Asks it to stop, and waits until it has. */
  int stop() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  /** One figure of the page of metrics; once it is ready. */
  double metric(String name) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(metrics).build();
      String page = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return page.lines()
          .filter(line -> line.startsWith(name + " "))
          .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
          .findFirst()
          .orElseThrow(() -> new AssertionError("must be told: " + name + " in " + page));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
