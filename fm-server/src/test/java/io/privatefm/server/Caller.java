package io.privatefm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import io.privatefm.protocol.ClientMessage;
import io.privatefm.protocol.CloseCode;
import io.privatefm.protocol.FrameCodec;
import io.privatefm.protocol.ServerMessage;
import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.Welcome;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.net.ClientSSLOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that does what a test says and nothing by itself: no resend, no reconnect. */
public final class Caller implements AutoCloseable {
  static final long PATIENCE_MS = 10_000;
  private final FrameCodec codec;

  /** Kept, for a client that nobody holds is closed, and its connections with it. */
  private final WebSocketClient client;

  private final WebSocket socket;
  private final BlockingQueue<ServerMessage> received = new LinkedBlockingQueue<>();
  private final CompletableFuture<Short> closed = new CompletableFuture<>();
  private final List<ServerMessage> skipped = new ArrayList<>();
  private final List<byte[]> frames = new ArrayList<>();

  private Caller(WebSocketClient client, WebSocket socket, FrameCodec codec) {
    this.client = client;
    this.codec = codec;
    this.socket = socket;
  }

  /** Connects in JSON. */
  public static Caller connect(Vertx vertx, int port) {
    return connect(vertx, port, FrameCodec.JSON);
  }

  static Caller connect(Vertx vertx, int port, FrameCodec codec) {
    return connect(vertx, options(port, codec), codec);
  }

  /** Connects in JSON over TLS, whatever the certificate. */
  public static Caller connectEncrypted(Vertx vertx, int port) {
    WebSocketConnectOptions options = options(port, FrameCodec.JSON);
    options.setSsl(true);
    options.setSslOptions(
        new ClientSSLOptions().setTrustAll(true).setHostnameVerificationAlgorithm(""));
    return connect(vertx, options, FrameCodec.JSON);
  }

  static WebSocketConnectOptions options(int port, FrameCodec codec) {
    return new WebSocketConnectOptions()
        .setHost("127.0.0.1")
        .setPort(port)
        .setURI("/v1/fm")
        .addSubProtocol(codec.subprotocol());
  }

  static Caller connect(Vertx vertx, WebSocketConnectOptions options, FrameCodec codec) {
    WebSocketClient client =
        vertx.createWebSocketClient(new WebSocketClientOptions().setMaxFrameSize(1 << 20));
    WebSocket socket =
        Waiting.forResult(
            "connecting",
            client
                .connect(options)
                .map(
                    open -> {
                      open.pause();
                      return open;
                    }),
            PATIENCE_MS);
    Caller caller = new Caller(client, socket, codec);
    socket.frameHandler(caller::frame);
    socket.closeHandler(
        _ -> {
          Short code = socket.closeStatusCode();
          caller.closed.complete(code == null ? (short) 1006 : code);
        });
    socket.resume();
    return caller;
  }

  private void frame(WebSocketFrame frame) {
    if (frame.isText() || frame.isBinary()) {
      byte[] bytes = frame.binaryData().getBytes();
      synchronized (frames) {
        frames.add(bytes);
      }
      received.add(assertInstanceOf(ServerMessage.class, codec.decodeServer(bytes)));
    }
  }

  /** Every frame that came so far. */
  List<byte[]> frames() {
    synchronized (frames) {
      return List.copyOf(frames);
    }
  }

  /** Says hello as this listener of the demo, and returns the spin that is to be played. */
  Play hello(String listener, String device) {
    say(new ClientMessage.Hello(listener, device, null, false));
    next(Welcome.class);
    return next(Play.class);
  }

  /** Says one message. */
  public Caller say(ClientMessage message) {
    Buffer frame = Buffer.buffer(codec.encode(message));
    if (codec.binary()) {
      socket.writeBinaryMessage(frame);
    } else {
      socket.writeTextMessage(frame.toString());
    }
    return this;
  }

  /** Says these bytes as a frame of text, whatever they are. */
  public Caller raw(String text) {
    socket.writeTextMessage(text);
    return this;
  }

  Caller rawBinary(byte[] bytes) {
    socket.writeBinaryMessage(Buffer.buffer(bytes));
    return this;
  }

  /** The next message of a kind; what comes before it is skipped over. */
  public <T extends ServerMessage> T next(Class<T> kind) {
    while (true) {
      ServerMessage message = next();
      if (kind.isInstance(message)) {
        return kind.cast(message);
      }
      skipped.add(message);
    }
  }

  /** The very next message. */
  public ServerMessage next() {
    try {
      ServerMessage message = received.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
      return message != null ? message : fail("nothing came; skipped before: " + skipped);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What has come and was not looked at yet. */
  @Nullable ServerMessage peek() {
    return received.peek();
  }

  /** Waits for the ack of this number, and checks that none of a later one comes first. */
  void acknowledged(long seq) {
    long acked = 0;
    while (acked < seq) {
      acked = next(ServerMessage.Ack.class).seq();
    }
    assertEquals(seq, acked);
  }

  /** Waits until the server has closed, and checks with which code. */
  void closedWith(CloseCode code) {
    assertEquals(code.code(), (int) closeCode());
  }

  short closeCode() {
    try {
      return closed.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      throw new AssertionError("the server has not closed", e);
    }
  }

  public boolean isClosed() {
    return closed.isDone();
  }

  void stopReading() {
    socket.pause();
  }

  /** Goes without a word, as a phone in a tunnel. */
  @Override
  public void close() {
    socket.close().onComplete(_ -> client.close());
  }
}
