package io.privatefm.server.air;

import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.FrameCodec;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.server.security.Tokens;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import org.jspecify.annotations.Nullable;

/**
 * The transport over one WebSocket. Text goes out as the bytes that the codec wrote, by a frame
 * that Vert.x keeps for itself: its public ones take a String, which costs two copies of each
 * message.
 */
final class SocketWire implements Wire {
  private static final Buffer NOTHING = Buffer.buffer();
  private final ServerWebSocket socket;
  private final FrameCodec codec;

  private SocketWire(ServerWebSocket socket, FrameCodec codec, Limits limits) {
    this.socket = socket;
    this.codec = codec;
    socket.setWriteQueueMaxSize(limits.outboundBytes());
  }

  /** Begins a connection over a socket that was just accepted; on its loop, before it reads. */
  static void open(
      ServerWebSocket socket,
      FrameCodec codec,
      Loop loop,
      OnAir onAir,
      Tokens tokens,
      @Nullable Address address) {
    Limits limits = loop.studio.limits();
    SocketWire wire = new SocketWire(socket, codec, limits);
    Connection connection = new Connection(loop, onAir, tokens, wire, address);
    FrameAssembly frames = new FrameAssembly(codec, limits, wire.receiver(connection));
    socket.frameHandler(
        frame -> {
          if (!connection.closed()) { // what comes after a goodbye is not even read together
            frames.frame(frame);
          }
        });
    socket.pongHandler(_ -> connection.heard());
    socket.exceptionHandler(_ -> {});
    socket.closeHandler(_ -> connection.gone());
  }

  private FrameAssembly.Receiver receiver(Connection connection) {
    return new FrameAssembly.Receiver() {
      @Override
      public void message(byte[] bytes) {
        long arrivedNanos = System.nanoTime();
        connection.receive(codec.decodeClient(bytes), arrivedNanos);
      }

      @Override
      public void broken(CloseCode code, String reason) {
        connection.dismiss(code, reason, 0);
      }
    };
  }

  @Override
  public boolean ready() {
    return socket.isClosed() || !socket.writeQueueFull();
  }

  @Override
  public void write(ServerMessage message) {
    if (socket.isClosed()) {
      return; // the peer went, and the connection is about to be told
    }
    byte[] frame = codec.encode(message);
    if (codec.binary()) {
      socket.writeBinaryMessage(Buffer.buffer(frame));
    } else {
      socket.writeFrame(new WebSocketFrameImpl(WebSocketFrameType.TEXT, frame, true));
    }
  }

  @Override
  public void onReady(Runnable action) {
    unlessClosed(() -> socket.drainHandler(_ -> action.run()));
  }

  @Override
  public void pause() {
    unlessClosed(socket::pause);
  }

  @Override
  public void resume() {
    unlessClosed(socket::resume);
  }

  @Override
  public void ping() {
    unlessClosed(() -> socket.writePing(NOTHING));
  }

  @Override
  public void close(CloseCode code, String reason) {
    unlessClosed(() -> socket.close((short) code.code(), reason));
  }

  /** A closed socket throws at whatever is asked of it, until the connection knows. */
  private void unlessClosed(Runnable action) {
    if (!socket.isClosed()) {
      action.run();
    }
  }
}
