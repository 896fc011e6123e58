package io.privatefm.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * One message of Protocol Buffers, written field by field
 * (protobuf.dev/programming-guides/encoding): as much of it as a model in ONNX needs.
 */
final class Proto {
  private static final int VARINT = 0;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  Proto number(int field, long value) {
    varint(((long) field << 3) | VARINT);
    varint(value);
    return this;
  }

  Proto real(int field, float value) {
    varint(((long) field << 3) | FIXED32);
    bytes.writeBytes(littleEndian(value));
    return this;
  }

  Proto text(int field, String value) {
    return blob(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Proto message(int field, Proto value) {
    return blob(field, value.toBytes());
  }

  Proto blob(int field, byte[] value) {
    varint(((long) field << 3) | LENGTH);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  /** The fields of another message, as fields of this one. */
  Proto fieldsOf(Proto other) {
    bytes.writeBytes(other.toBytes());
    return this;
  }

  private void varint(long value) {
    long left = value;
    for (; (left & ~0x7FL) != 0; left >>>= 7) {
      bytes.write((int) ((left & 0x7F) | 0x80));
    }
    bytes.write((int) left);
  }

  static byte[] littleEndian(float... values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      buffer.putFloat(value);
    }
    return buffer.array();
  }
}
