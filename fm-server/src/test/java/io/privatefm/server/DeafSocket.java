package io.privatefm.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket client down at the bytes, that answers no ping and reads only when told to. */
final class DeafSocket implements AutoCloseable {
  private static final int SMALL_BUFFER_BYTES = 4_096;
  private static final int CLOSE = 0x88;
  private final Socket socket;
  private final DataInputStream in;

  private DeafSocket(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
  }

  static DeafSocket connect(int port) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
    socket.setSoTimeout((int) Caller.PATIENCE_MS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    DeafSocket deaf = new DeafSocket(socket);
    deaf.shakeHands();
    return deaf;
  }

  private void shakeHands() throws IOException {
    String request =
        """
        GET /v1/fm HTTP/1.1
        Host: 127.0.0.1
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Protocol: fm.v1.json

        """
            .replace("\n", "\r\n");
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    int ends = 0;
    while (ends < 4) {
      int c = in.readUnsignedByte();
      ends = c == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
    }
  }

  /** Sends a frame of text, masked with zeros; what the server no longer takes is not missed. */
  void say(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
    frame.put((byte) 0x81);
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    }
    frame.putInt(0).put(payload).flip();
    try {
      socket.getOutputStream().write(frame.array(), 0, frame.limit());
    } catch (IOException e) {
      // The server has closed already; readUntilClosed tells with which code.
    }
  }

  /** Reads frame after frame until one closes; its code. */
  int readUntilClosed() throws IOException {
    while (true) {
      int head = in.readUnsignedByte();
      int length = in.readUnsignedByte();
      if (length == 126) {
        length = in.readUnsignedShort();
      }
      byte[] payload = in.readNBytes(length);
      if (head == CLOSE) {
        return ByteBuffer.wrap(payload).getShort();
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
