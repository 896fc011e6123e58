package io.privatefm.server.command.torture;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client down at the bytes, which keeps to nothing. Of one thread. */
final class HostileSocket implements AutoCloseable {
  static final int CONTINUED = 0x00;
  static final int TEXT = 0x01;
  static final int LAST = 0x80;

  private static final int SMALL_BUFFER_BYTES = 4_096;
  private static final int PATIENCE_MS = 15_000;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int HEADER_BYTES = 14;

  private final Socket socket = new Socket();

  HostileSocket(int port) throws IOException {
    socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
    socket.setSoTimeout(PATIENCE_MS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
  }

  /** Sends text as it is. */
  void say(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Becomes a WebSocket that speaks JSON. */
  void shakeHands() throws IOException {
    say(
        """
        GET /v1/fm HTTP/1.1
        Host: 127.0.0.1
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Protocol: fm.v1.json

        """
            .replace("\n", "\r\n"));
    InputStream in = socket.getInputStream();
    int ends = 0;
    while (ends < 4) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("must shake hands: the server has closed");
      }
      ends = c == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
    }
  }

  /** Says who it is, as an honest client does. */
  void hello(String listener) throws IOException {
    text("{\"type\":\"hello\",\"token\":\"" + listener + "\",\"device\":\"hostile\"}");
  }

  /** A message of one frame. */
  void text(String message) throws IOException {
    frame(LAST | TEXT, message.getBytes(StandardCharsets.UTF_8));
  }

  /** A frame with this first byte, masked with zeros. */
  void frame(int first, byte[] payload) throws IOException {
    announce(first, payload.length);
    socket.getOutputStream().write(payload);
  }

  /** The head of a frame that is said to be so long. */
  void announce(int first, long payloadBytes) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEADER_BYTES).put((byte) first);
    if (payloadBytes < TWO_BYTES) {
      head.put((byte) (MASKED | payloadBytes));
    } else if (payloadBytes < 1 << Short.SIZE) {
      head.put((byte) (MASKED | TWO_BYTES)).putShort((short) payloadBytes);
    } else {
      head.put((byte) (MASKED | EIGHT_BYTES)).putLong(payloadBytes);
    }
    head.putInt(0).flip();
    socket.getOutputStream().write(head.array(), 0, head.limit());
  }

  /** Reads until the server closes, or says nothing for a while. */
  void readOut() throws IOException {
    byte[] chunk = new byte[SMALL_BUFFER_BYTES];
    int read = 0;
    while (read >= 0) {
      read = socket.getInputStream().read(chunk);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
