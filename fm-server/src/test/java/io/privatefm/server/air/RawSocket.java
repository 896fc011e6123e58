package io.privatefm.server.air;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;

/** A WebSocket client that sends whatever bytes it is told, right or wrong. */
final class RawSocket implements AutoCloseable {
  private static final int PATIENCE_MS = 3_000;
  private static final int MASKED = 0x80;
  private final Socket socket;
  private final DataInputStream in;
  private static final Random MASKS = new Random(6455);

  /** A frame as it came. */
  record Frame(boolean fin, int opcode, Buffer payload) {
    int closeCode() {
      return payload.length() < 2 ? 1005 : payload.getUnsignedShort(0);
    }
  }

  RawSocket(int port, String subprotocol) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MS);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(socket.getInputStream());
    String request =
        "GET /v1/fm HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Sec-WebSocket-Protocol: "
            + subprotocol
            + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    if (head.indexOf(" 101 ") < 0) {
      throw new IOException(head.toString());
    }
  }

  /** A frame with these first bits and opcode, masked. */
  static byte[] frame(int first, byte[] payload) {
    byte[] mask = new byte[4];
    MASKS.nextBytes(mask);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    head(out, first, MASKED, payload.length);
    out.writeBytes(mask);
    for (int i = 0; i < payload.length; i++) {
      out.write(payload[i] ^ mask[i % 4]);
    }
    return out.toByteArray();
  }

  /** The same without a mask, as only a server may send it. */
  static byte[] unmasked(int first, byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    head(out, first, 0, payload.length);
    out.writeBytes(payload);
    return out.toByteArray();
  }

  private static void head(ByteArrayOutputStream out, int first, int mask, int length) {
    out.write(first);
    if (length < 126) {
      out.write(mask | length);
    } else if (length < 65_536) {
      out.write(mask | 126);
      out.writeBytes(ByteBuffer.allocate(2).putShort((short) length).array());
    } else {
      out.write(mask | 127);
      out.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
    }
  }

  /** Sends bytes in pieces of this many; what is no longer taken is not missed. */
  void send(byte[] bytes, int piece) {
    try {
      for (int at = 0; at < bytes.length; at += piece) {
        socket.getOutputStream().write(bytes, at, Math.min(piece, bytes.length - at));
      }
    } catch (IOException closed) { // the answer tells
    }
  }

  /** The next frame; empty when the server has closed the socket. */
  Optional<Frame> next() throws IOException {
    try {
      int first = in.readUnsignedByte();
      long length = in.readUnsignedByte();
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = in.readLong();
      }
      byte[] payload = new byte[Math.toIntExact(length)];
      in.readFully(payload);
      return Optional.of(new Frame((first & 0x80) != 0, first & 0x7f, Buffer.buffer(payload)));
    } catch (EOFException | SocketException closed) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
