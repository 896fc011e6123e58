package io.privatefm.bench.station.server;

import io.privatefm.bench.station.crowd.Exchanges;
import io.privatefm.protocol.FrameCodec;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A bare Vert.x WebSocket server with the options of the station server, as a process of its own:
 * it answers each message with the frames that a station server was heard to answer to its kind,
 * and does nothing else. What it costs is the transport.
 */
public final class EchoServer {
  private static final int TYPE_AT = "{\"type\":\"".length();
  private static final int FRAME_BYTES = 128 * 1024;

  private final Map<String, List<String>> answers;

  private EchoServer(Map<String, List<String>> answers) {
    this.answers = answers;
  }

  /** Prints {@code ready http://…} and serves until it is killed. */
  public static void main(String[] args) throws IOException {
    EchoServer echo = new EchoServer(Exchanges.read(Path.of(args[0])));
    Wires.valueOf(args[1])
        .vertx()
        .createHttpServer(options())
        .webSocketHandler(echo::opened)
        .listen(0, "127.0.0.1")
        .onSuccess(
            server ->
                System.out.println("ready      http://127.0.0.1:" + server.actualPort() + "/"))
        .onFailure(Throwable::printStackTrace);
  }

  /** As the station server sets them; see its class Front. */
  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setTcpNoDelay(true)
        .setSendBufferSize(64 * 1024)
        .setReuseAddress(true)
        .setHttp2ClearTextEnabled(false)
        .setCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(FRAME_BYTES)
        .setMaxWebSocketMessageSize(FRAME_BYTES)
        .setWebSocketSubProtocols(List.of(FrameCodec.JSON.subprotocol()))
        .setIdleTimeout(0);
  }

  private void opened(ServerWebSocket socket) {
    socket.exceptionHandler(_ -> {});
    socket.textMessageHandler(
        told -> {
          String type = told.substring(TYPE_AT, told.indexOf('"', TYPE_AT));
          for (String frame : Objects.requireNonNull(answers.get(type), type)) {
            socket.writeTextMessage(frame);
          }
        });
  }
}
