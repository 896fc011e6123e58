package io.privatefm.server.journal;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The first 128 bits of a keyed hash; what stands for a listener wherever the listener's id must
 * not.
 */
public record Tag(long high, long low) {
  /** Its length on disk. */
  public static final int BYTES = 16;

  /** Reads the tag that begins at {@code offset}. */
  public static Tag at(byte[] bytes, int offset) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Tag(buffer.getLong(offset), buffer.getLong(offset + Long.BYTES));
  }

  /** Writes this tag at {@code offset}. */
  public void put(byte[] bytes, int offset) {
    ByteBuffer.wrap(bytes).putLong(offset, high).putLong(offset + Long.BYTES, low);
  }

  /** A fresh array of this tag alone. */
  public byte[] toBytes() {
    byte[] bytes = new byte[BYTES];
    put(bytes, 0);
    return bytes;
  }

  /** 32 hexadecimal digits, high half first. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(toBytes());
  }
}
