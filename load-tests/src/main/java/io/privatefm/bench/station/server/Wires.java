package io.privatefm.bench.station.server;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.transport.Transport;
import org.jspecify.annotations.Nullable;

/** What carries a server's bytes between its sockets and Netty. */
public enum Wires {
  EPOLL,
  IO_URING,
  NIO;

  private @Nullable Transport transport() {
    return switch (this) {
      case EPOLL -> Transport.EPOLL;
      case IO_URING -> Transport.IO_URING;
      case NIO -> Transport.NIO;
    };
  }

  /** Whether this system has it. */
  public boolean available() {
    Transport transport = transport();
    return transport != null && transport.available();
  }

  /** A Vert.x with one event loop on it. */
  public Vertx vertx() {
    return Vertx.builder()
        .with(new VertxOptions().setEventLoopPoolSize(1))
        .withTransport(transport())
        .build();
  }
}
