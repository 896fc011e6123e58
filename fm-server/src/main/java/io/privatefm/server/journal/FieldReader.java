package io.privatefm.server.journal;

import io.privatefm.server.journal.StorageException.Reason;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link FieldWriter} wrote; whatever the bytes, it answers or throws a {@link
 * StorageException} that names the offset, and never reserves more memory than the bytes could
 * fill.
 */
public final class FieldReader {
  private final int length;
  private final DataInputStream in;

  public FieldReader(byte[] bytes) {
    this.length = bytes.length;
    this.in = new DataInputStream(new ByteArrayInputStream(bytes));
  }

  public int octet() {
    return get("an octet", in::readUnsignedByte);
  }

  public int integer() {
    return get("an integer", in::readInt);
  }

  public long longer() {
    return get("a long", in::readLong);
  }

  /** What {@link FieldWriter#number} wrote. */
  public long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7F) << shift;
      if (octet < 0x80) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw damaged("a number of at most ten bytes");
  }

  public double real() {
    return get("a real", in::readDouble);
  }

  public boolean truth() {
    return oneOf(2) == 1;
  }

  public String text() {
    return get("a text", in::readUTF);
  }

  public byte[] blob() {
    int count = integer();
    if (count < 0 || count > left()) {
      throw damaged("a count that fits");
    }
    return get("a blob", () -> in.readNBytes(count));
  }

  /** An octet below {@code bound}. */
  public int oneOf(int bound) {
    int value = octet();
    if (value >= bound) {
      throw damaged("below " + bound);
    }
    return value;
  }

  /** A value, or null where none was written. */
  public <T> @Nullable T optional(Function<FieldReader, T> reader) {
    return truth() ? reader.apply(this) : null;
  }

  /** A list whose elements take at least one byte each. */
  public <T> List<T> list(Function<FieldReader, T> reader) {
    return listOf(integer(), reader);
  }

  /** So many elements, which take at least one byte each. */
  public <T> List<T> listOf(long elements, Function<FieldReader, T> reader) {
    if (elements < 0 || elements > left()) {
      throw damaged("a count that fits");
    }
    int count = (int) elements;
    List<T> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(reader.apply(this));
    }
    return values;
  }

  /** Throws if there is more. */
  public void end() {
    if (left() > 0) {
      throw damaged("the end");
    }
  }

  /** What to throw where a field is not what it must be. */
  public StorageException damaged(String must) {
    return new StorageException(
        Reason.DAMAGED, "must be " + must + ": offset=" + (length - left()) + " of " + length);
  }

  private int left() {
    return get("readable", in::available);
  }

  private interface Get<T> {
    T run() throws IOException;
  }

  private <T> T get(String must, Get<T> get) {
    try {
      return get.run();
    } catch (IOException e) { // the end, or malformed text
      throw new StorageException(Reason.DAMAGED, "must be " + must + ": recordBytes=" + length, e);
    }
  }
}
