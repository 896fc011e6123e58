package io.privatefm.server.security;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** Where a set of keys is read from, again and again. Thread-safe; nothing of it blocks a loop. */
sealed interface KeySource extends AutoCloseable {

  /** The bytes that stand there now. */
  Future<Buffer> read(Vertx vertx);

  /** How often to look whether the set has changed. */
  long everyMs();

  /** The least time between two looks that tokens of unknown keys cause. */
  long forUnknownEveryMs();

  /** What it is called, for a person. */
  String name();

  @Override
  default void close() {}

  static KeySource of(TokenTrust.KeySetFile trust) {
    return new InFile(trust.file());
  }

  static KeySource of(TokenTrust.KeySetAt trust) {
    return new AtAddress(trust.address());
  }

  /** A file, which costs little to look at. */
  record InFile(Path file) implements KeySource {
    private static final long EVERY_MS = 2_000;

    @Override
    public Future<Buffer> read(Vertx vertx) {
      return vertx.fileSystem().readFile(file.toString());
    }

    @Override
    public long everyMs() {
      return EVERY_MS;
    }

    @Override
    public long forUnknownEveryMs() {
      return EVERY_MS;
    }

    @Override
    public String name() {
      return file.toString();
    }
  }

  /** A document of the login's web server, asked by a client of its own, off the event loops. */
  final class AtAddress implements KeySource {
    private static final long EVERY_MS = 600_000;
    private static final long FOR_UNKNOWN_EVERY_MS = 30_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final URI address;
    private final HttpClient client =
        HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(Redirect.NEVER).build();

    private AtAddress(URI address) {
      this.address = address;
    }

    @Override
    public Future<Buffer> read(Vertx vertx) {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(PATIENCE)
              .header("Accept", "application/jwk-set+json, application/json")
              .build();
      return Future.fromCompletionStage(
          client
              .sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), Jwks.MAX_BYTES))
              .thenApply(AtAddress::body));
    }

    private static Buffer body(HttpResponse<byte[]> answer) {
      if (answer.statusCode() != 200) {
        throw new IllegalArgumentException("must answer with 200: status=" + answer.statusCode());
      }
      return Buffer.buffer(answer.body());
    }

    @Override
    public long everyMs() {
      return EVERY_MS;
    }

    @Override
    public long forUnknownEveryMs() {
      return FOR_UNKNOWN_EVERY_MS;
    }

    @Override
    public String name() {
      return address.toString();
    }

    @Override
    public void close() {
      client.shutdownNow();
    }
  }
}
