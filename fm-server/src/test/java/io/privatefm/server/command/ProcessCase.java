package io.privatefm.server.command;

import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of {@code ./fm} processes have in common: a folder, callers, and what is asked. */
abstract class ProcessCase {
  @TempDir Path folder;

  /** The callers'. */
  final Vertx vertx = Vertx.vertx();

  @AfterEach
  void closeCallers() {
    vertx.close().await();
  }

  /** Where the server of the test keeps its data. */
  final Path data() {
    return folder.resolve("data");
  }

  /** A server over {@link #data}. */
  final FmProcess serve(Path catalogue, String... more) throws Exception {
    return FmProcess.serve(catalogue, data(), more);
  }

  /** Runs a command to its end; its exit code. */
  static int run(String... arguments) throws Exception {
    try (var fm = FmProcess.start(arguments)) {
      return fm.exitCode();
    }
  }

  /** What the server answers a listener who asks for this path. */
  static String get(URI server, String path, String listener) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.resolve(path))
              .header("Authorization", "Bearer " + listener)
              .timeout(Duration.ofMinutes(1))
              .build();
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }
}
