package io.privatefm.server.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of a record one after another, big-endian; read back by {@link FieldReader}.
 */
public final class FieldWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** What was written so far. */
  public byte[] toBytes() {
    return bytes.toByteArray();
  }

  public void octet(int value) {
    put(() -> out.writeByte(value));
  }

  public void integer(int value) {
    put(() -> out.writeInt(value));
  }

  public void longer(long value) {
    put(() -> out.writeLong(value));
  }

  /** A long in as few bytes as it takes, one for -64 to 63: zigzag, then seven bits a byte. */
  public void number(long value) {
    long left = (value << 1) ^ (value >> 63);
    for (; (left & ~0x7FL) != 0; left >>>= 7) {
      octet((int) ((left & 0x7F) | 0x80));
    }
    octet((int) left);
  }

  public void real(double value) {
    put(() -> out.writeDouble(value));
  }

  public void truth(boolean value) {
    octet(value ? 1 : 0);
  }

  /** Any chars, also such as are no Unicode; at most 65,535 bytes of Java's modified UTF-8. */
  public void text(String value) {
    put(() -> out.writeUTF(value));
  }

  public void blob(byte[] value) {
    integer(value.length);
    put(() -> out.write(value));
  }

  /** Whether there is a value, and the value. */
  public <T> void optional(@Nullable T value, BiConsumer<FieldWriter, T> writer) {
    truth(value != null);
    if (value != null) {
      writer.accept(this, value);
    }
  }

  /** How many there are, and each. */
  public <T> void list(List<T> values, BiConsumer<FieldWriter, T> writer) {
    integer(values.size());
    values.forEach(value -> writer.accept(this, value));
  }

  private interface Put {
    void run() throws IOException;
  }

  private static void put(Put put) {
    try {
      put.run();
    } catch (IOException e) { // only writeUTF throws into memory, for a text too long
      throw new IllegalArgumentException("must be at most 65,535 bytes: text", e);
    }
  }
}
