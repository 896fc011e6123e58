package io.privatefm.server.air;

import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.FrameCodec;
import io.privatefm.server.web.StationHttp;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;

/**
 * What sends every message back: the server's own HTTP options and the server's own assembly of
 * frames, and nothing behind them. Text in {@code fm.v1.json}, binary in {@code fm.v1.cbor}.
 */
final class Echo implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Limits limits;
  private final HttpServer server;

  Echo(Limits limits) {
    this.limits = limits;
    this.server =
        vertx
            .createHttpServer(StationHttp.options(limits))
            .webSocketHandler(this::echo)
            .listen(0, "127.0.0.1")
            .await();
  }

  int port() {
    return server.actualPort();
  }

  private void echo(ServerWebSocket socket) {
    FrameCodec codec =
        FrameCodec.CBOR.subprotocol().equals(socket.subProtocol())
            ? FrameCodec.CBOR
            : FrameCodec.JSON;
    FrameAssembly frames = new FrameAssembly(codec, limits, receiver(socket, codec));
    socket.exceptionHandler(_ -> {});
    socket.frameHandler(frames::frame);
  }

  private static FrameAssembly.Receiver receiver(ServerWebSocket socket, FrameCodec codec) {
    return new FrameAssembly.Receiver() {
      private boolean over;

      @Override
      public void message(byte[] bytes) {
        if (over) {
          return; // as a connection that is closed
        }
        if (codec.binary()) {
          socket.writeFinalBinaryFrame(Buffer.buffer(bytes));
        } else {
          socket.writeFinalTextFrame(Buffer.buffer(bytes).toString());
        }
      }

      @Override
      public void broken(CloseCode code, String reason) {
        if (!over && !socket.isClosed()) {
          over = true;
          socket.close((short) code.code(), reason);
        }
      }
    };
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
