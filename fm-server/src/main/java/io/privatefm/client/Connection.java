package io.privatefm.client;

import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.FrameCodec;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** One WebSocket in one codec. Owned by the client's context. */
final class Connection {
  /** The code of a connection that ended without a close frame (RFC 6455, 7.1.5). */
  static final int ABNORMAL = 1006;

  static final int NORMAL = 1000;

  private final WebSocket socket;
  private final FrameCodec codec;

  private Connection(WebSocket socket, FrameCodec codec) {
    this.socket = socket;
    this.codec = codec;
  }

  static Future<Connection> open(WebSocketClient client, URI url, FrameCodec codec, long withinMs) {
    var options =
        new WebSocketConnectOptions()
            .setAbsoluteURI(url.toString())
            .setTimeout(withinMs)
            .setSubProtocols(List.of(codec.subprotocol()));
    return client.connect(options).map(socket -> new Connection(socket, codec));
  }

  /** Calls {@code frames} with each message's bytes. */
  void onFrame(Consumer<byte[]> frames) {
    socket.textMessageHandler(text -> frames.accept(text.getBytes(StandardCharsets.UTF_8)));
    socket.binaryMessageHandler(bytes -> frames.accept(bytes.getBytes()));
  }

  void onClose(Runnable closed) {
    socket.exceptionHandler(_ -> {}); // the close handler follows
    socket.closeHandler(_ -> closed.run());
  }

  void send(ClientMessage message) {
    byte[] bytes = codec.encode(message);
    if (codec.binary()) {
      socket.writeBinaryMessage(Buffer.buffer(bytes));
    } else {
      socket.writeTextMessage(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  int closeCode() {
    Short code = socket.closeStatusCode();
    return code == null ? ABNORMAL : code;
  }

  String closeReason() {
    String reason = socket.closeReason();
    return reason == null ? "" : reason;
  }

  Future<Void> close(int code) {
    return socket.isClosed() ? Future.succeededFuture() : socket.close((short) code);
  }
}
