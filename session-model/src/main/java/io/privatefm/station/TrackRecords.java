package io.privatefm.station;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A bounded list of short records, each of a track, in one array of bytes that grows with what is
 * in it: first the track's row, in three bytes until one is in that needs four, then so many bytes
 * more. No track is in twice.
 */
final class TrackRecords {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int NARROW = 3;
  private static final byte[] NONE = {};

  private final char most;
  private final byte more;
  private byte rowBytes = NARROW;
  private char count;
  private byte[] bytes = NONE;

  /**
   * An empty list.
   *
   * @param most most records, at most 65,535; the last makes room
   * @param more bytes of a record beside the row
   */
  TrackRecords(int most, int more) {
    this.most = (char) most;
    this.more = (byte) more;
  }

  int count() {
    return count;
  }

  int most() {
    return most;
  }

  private int size() {
    return rowBytes + more;
  }

  private int checked(int i) {
    if (i < 0 || i >= count) {
      throw new IndexOutOfBoundsException("must be >= 0 and < " + (int) count + ": track=" + i);
    }
    return i * size();
  }

  int row(int i) {
    return rowAt(checked(i));
  }

  /**
   * An int is read where a row of three bytes is: the array is one byte longer than its records.
   */
  private int rowAt(int at) {
    int unused = Integer.SIZE - rowBytes * Byte.SIZE;
    return (int) INTS.get(bytes, at) << unused >> unused;
  }

  byte byteAt(int i, int of) {
    return bytes[checked(i) + rowBytes + of];
  }

  int intAt(int i, int of) {
    return (int) INTS.get(bytes, checked(i) + rowBytes + of);
  }

  void set(int i, int of, byte value) {
    bytes[checked(i) + rowBytes + of] = value;
  }

  void set(int i, int of, int value) {
    INTS.set(bytes, checked(i) + rowBytes + of, value);
  }

  /** Where the track is; -1 when it is not in. */
  int find(int row) {
    int size = size();
    for (int i = 0, at = 0; i < count; i++, at += size) {
      if (rowAt(at) == row) {
        return i;
      }
    }
    return -1;
  }

  /** Puts a track that is not in before a place; the last makes room. What it says is not set. */
  void insert(int at, int row) {
    if (rowBytes == NARROW && row != (row << Byte.SIZE) >> Byte.SIZE) {
      widen();
    }
    if (count < most) {
      grow(count + 1);
      count++;
    }
    move(at, at + 1, count - 1 - at);
    write(at * size(), row);
  }

  /** Moves a record to the front. */
  void toFront(int i, int row) {
    move(0, 1, i);
    write(0, row);
  }

  void remove(int i) {
    move(i + 1, i, count - 1 - i);
    count--;
  }

  private void move(int from, int to, int records) {
    System.arraycopy(bytes, from * size(), bytes, to * size(), records * size());
  }

  private void write(int at, int row) {
    for (int b = 0; b < rowBytes; b++) {
      bytes[at + b] = (byte) (row >> (b * Byte.SIZE));
    }
  }

  private void grow(int records) {
    int needed = records * size() + 1;
    if (needed > bytes.length) {
      int room = Math.min(most, Math.max(4, records + records / 4));
      bytes = Arrays.copyOf(bytes, Math.max(needed, room * size() + 1));
    }
  }

  private void widen() {
    TrackRecords wide = new TrackRecords(most, more);
    wide.rowBytes = Integer.BYTES;
    wide.grow(count);
    for (int i = 0; i < count; i++) {
      wide.write(i * wide.size(), row(i));
      System.arraycopy(
          bytes, i * size() + rowBytes, wide.bytes, i * wide.size() + wide.rowBytes, more);
    }
    rowBytes = wide.rowBytes;
    bytes = wide.bytes;
  }

  /** Whether rows are still in three bytes; for tests. */
  boolean narrow() {
    return rowBytes == NARROW;
  }
}
