package io.privatefm.server.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privatefm.server.command.FmProcess;
import io.privatefm.server.command.SmallDemo;
import io.privatefm.server.security.TokenIssuer;
import io.privatefm.server.security.TokenRules;
import io.privatefm.server.security.TokenTrust;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** A server process over one data directory and one port, which comes and goes. */
final class OwnServer implements AutoCloseable {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final Path folder;
  private final Path catalogue;
  private final int port;
  private final TokenIssuer issuer;
  private FmProcess process;

  OwnServer(Vertx vertx, Path folder) throws Exception {
    this.folder = folder;
    this.catalogue = SmallDemo.in(folder, 500);
    this.issuer =
        TokenIssuer.sharedSecret(vertx, TokenRules.of(new TokenTrust.SharedSecret(SECRET)));
    Files.writeString(folder.resolve("secret"), SECRET);
    this.port = freePort();
    this.process = launched();
    process.ready();
  }

  /**
   * Below those that the system gives to connections, which may take it while no server is there.
   */
  private static int freePort() throws IOException {
    for (int tried = 0; ; tried++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (BindException e) {
        if (tried == 100) {
          throw e;
        }
      }
    }
  }

  private FmProcess launched() throws IOException {
    return FmProcess.start(
        "serve",
        "--port=" + port,
        "--catalogue=" + catalogue,
        "--data=" + folder.resolve("data"),
        "--jwt-secret-file=" + folder.resolve("secret"),
        "--reconnect-spread=3s");
  }

  int port() {
    return port;
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  String token(String listener, Duration validFor) {
    return issuer.issue(listener, validFor);
  }

  void start() throws Exception {
    process = launched();
    process.ready();
  }

  /** There is a server after it, whatever a scenario that failed has left. */
  void isThere() throws Exception {
    if (!process.isAlive()) {
      start();
    }
  }

  void kill() {
    process.kill();
  }

  void stop() throws Exception {
    process.signal("TERM");
    assertEquals(0, process.exitCode(), process.told());
  }

  @Override
  public void close() {
    process.close();
  }
}
