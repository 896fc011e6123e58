package io.privatefm.server.air;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a client sends over a fresh WebSocket, and what has to come back: one case of RFC 6455. */
final class Talk {
  static final int FIN = 0x80;
  static final int MORE = 0x00;
  static final int TEXT = 0x1;
  static final int BINARY = 0x2;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;
  static final int PONG = 0xA;
  static final int PROTOCOL_ERROR = 1002;

  final String category;
  final String name;
  final List<byte[]> sent = new ArrayList<>();
  final List<RawSocket.Frame> expected = new ArrayList<>();

  /** The codes of which the server closes with one; empty: the client closes, with 1000. */
  List<Integer> closeCodes = List.of();

  boolean binary;
  int piece = Integer.MAX_VALUE;

  Talk(String category, String name) {
    this.category = category;
    this.name = name;
  }

  /** Whether the server may also drop the line, as who fails a connection may (section 7.1.7). */
  boolean mayBeDropped() {
    return closeCodes.contains(PROTOCOL_ERROR);
  }

  /** Sends a frame: FIN, reserved bits and opcode together, as its first byte. */
  Talk sends(int first, byte[] payload) {
    sent.add(RawSocket.frame(first, payload));
    return this;
  }

  Talk sends(int first, String payload) {
    return sends(first, payload.getBytes(StandardCharsets.UTF_8));
  }

  Talk sendsUnmasked(int first, String payload) {
    sent.add(RawSocket.unmasked(first, payload.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** All bytes go out in pieces of so many. */
  Talk inPiecesOf(int bytes) {
    piece = bytes;
    return this;
  }

  /** Over the subprotocol of binary messages. */
  Talk inBinary() {
    binary = true;
    return this;
  }

  Talk hears(int opcode, byte[] payload) {
    expected.add(new RawSocket.Frame(true, opcode, Buffer.buffer(payload)));
    return this;
  }

  Talk hears(int opcode, String payload) {
    return hears(opcode, payload.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends one frame and hears the same. */
  Talk echoes(int opcode, byte[] payload) {
    return sends(FIN | opcode, payload).hears(opcode, payload);
  }

  Talk echoes(String text) {
    return echoes(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The server ends it, with one of these. */
  Talk closedWith(Integer... codes) {
    closeCodes = List.of(codes);
    return this;
  }

  /** The payload of a close. */
  static byte[] code(int code, byte[] reason) {
    return ByteBuffer.allocate(2 + reason.length).putShort((short) code).put(reason).array();
  }

  @Override
  public String toString() {
    return category + ": " + name;
  }
}
