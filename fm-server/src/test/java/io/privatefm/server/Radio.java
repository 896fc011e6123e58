package io.privatefm.server;

import io.privatefm.server.air.Limits;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A server over the small catalogue at a free port, and callers for it. */
final class Radio implements AutoCloseable {
  static final Vertx CALLERS = Vertx.vertx();
  static final Path CATALOGUE = SmallCatalogue.in(temporary("catalogue"));
  final PrivateFm fm;

  private Radio(PrivateFm fm) {
    this.fm = fm;
  }

  /**
   * A server with two loops that takes every token for a listener's id, changed as the test says.
   */
  static Radio on(UnaryOperator<PrivateFmBuilder> changes) {
    PrivateFmBuilder builder =
        PrivateFm.builder().catalogue(CATALOGUE).port(0).adminPort(0).loops(2).insecureDemoAuth();
    return new Radio(changes.apply(builder).start());
  }

  static Radio on() {
    return on(builder -> builder);
  }

  Caller caller() {
    return Caller.connect(CALLERS, fm.port());
  }

  /** The usual limits with shorter times and smaller numbers. */
  static Limits tight() {
    Limits usual = Limits.defaults();
    return new Limits(
        4_096,
        8_192,
        usual.connections(),
        usual.stations(),
        3,
        8,
        400,
        usual.progressEveryMs(),
        20,
        40,
        4,
        8,
        1_024,
        usual.clockSkewMs(),
        3,
        3_000,
        usual.connectionsPerAddress(),
        usual.handshakesPerSecondPerAddress(),
        usual.messagesPerSecondPerAddress(),
        usual.visitors(),
        20,
        usual.loopLagMs());
  }

  static Path temporary(String name) {
    try {
      return Files.createTempDirectory("private-fm-").resolve(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    fm.close();
  }
}
