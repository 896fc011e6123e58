package io.privatefm.server.journal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of a record one after another, big-endian; read back by {@link FieldReader}.
 */
public final class FieldWriter {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = new byte[256];
  private int count;

  /** What was written so far. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, count);
  }

  public void octet(int value) {
    int at = room(1); // which may make other bytes
    bytes[at] = (byte) value;
  }

  public void integer(int value) {
    int at = room(Integer.BYTES);
    INT.set(bytes, at, value);
  }

  public void longer(long value) {
    int at = room(Long.BYTES);
    LONG.set(bytes, at, value);
  }

  /** Makes room for so many bytes more; returns where they begin. */
  private int room(int more) {
    int at = count;
    count += more;
    if (count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(count, 2 * bytes.length));
    }
    return at;
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
    longer(Double.doubleToLongBits(value));
  }

  public void truth(boolean value) {
    octet(value ? 1 : 0);
  }

  /** Any chars, also such as are no Unicode; at most 65,535 bytes of Java's modified UTF-8. */
  public void text(String value) {
    try {
      new DataOutputStream(new Texts()).writeUTF(value);
    } catch (IOException e) { // nothing else throws into memory
      throw new IllegalArgumentException("must be at most 65,535 bytes: text", e);
    }
  }

  public void blob(byte[] value) {
    integer(value.length);
    raw(value, 0, value.length);
  }

  private void raw(byte[] value, int from, int length) {
    int at = room(length);
    System.arraycopy(value, from, bytes, at, length);
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

  /** What texts are written to. */
  private final class Texts extends OutputStream {
    @Override
    public void write(int octet) {
      octet(octet);
    }

    @Override
    public void write(byte[] value, int from, int length) {
      raw(value, from, length);
    }
  }
}
