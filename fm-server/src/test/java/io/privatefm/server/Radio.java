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

  /** {@link #tight}, but whoever connects may take its time to say hello. */
  static Limits tightOncePlaying() {
    return tight().but().helloWithinMs(60_000).build();
  }

  /** The usual limits with shorter times and smaller numbers. */
  static Limits tight() {
    return Limits.defaults()
        .but()
        .frameBytes(4_096)
        .messageBytes(8_192)
        .connectionsPerListener(3)
        .devicesPerListener(8)
        .helloWithinMs(400)
        .messagesPerSecond(20)
        .messagesAtOnce(40)
        .pendingMessages(4)
        .outboundMessages(8)
        .outboundBytes(1_024)
        .badFrames(3)
        .idleAfterMs(3_000)
        .visitorsPerAddress(20)
        .build();
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
