package io.privatefm.station;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A bounded list of short records, each of a track, in one array of bytes that grows with what is
 * in it: first the track's row, in three bytes until one is in that needs four, then so many bytes
 * more, which can become more still.
 */
abstract class TrackRecords {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int NARROW = 3;
  private static final byte[] NONE = {};

  /** An array grows by so many records, or by a part of what is in it where that is more. */
  private static final int SPARE = 4;

  private static final int SPARE_PART = 32;

  private final char most;
  private byte more;
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

  /** How many are remembered. */
  public int count() {
    return count;
  }

  int most() {
    return most;
  }

  /** Bytes of a record beside the row. */
  int more() {
    return more;
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
    return rowAt(bytes, at, rowBytes);
  }

  private static int rowAt(byte[] bytes, int at, int width) {
    int unused = Integer.SIZE - width * Byte.SIZE;
    return (int) INTS.get(bytes, at) << unused >> unused;
  }

  /** So many bytes of a record as a number without a sign, from one on behind the row. */
  long get(int i, int of, int width) {
    int at = checked(i) + rowBytes + of;
    long value = 0;
    for (int b = width - 1; b >= 0; b--) {
      value = (value << Byte.SIZE) | (bytes[at + b] & 0xFF);
    }
    return value;
  }

  /** Writes the lowest bytes of a number; see {@link #get}. */
  void set(int i, int of, int width, long value) {
    write(checked(i) + rowBytes + of, width, value);
  }

  private void write(int at, int width, long value) {
    for (int b = 0; b < width; b++) {
      bytes[at + b] = (byte) (value >> (b * Byte.SIZE));
    }
  }

  /** Where the track is first; -1 when it is not in. */
  int find(int row) {
    int size = size();
    for (int i = 0, at = 0; i < count; i++, at += size) {
      if (rowAt(at) == row) {
        return i;
      }
    }
    return -1;
  }

  /** Puts a record before a place; the last makes room. What it says beside the row is not set. */
  void insert(int at, int row) {
    if (rowBytes == NARROW && row != (row << Byte.SIZE) >> Byte.SIZE) {
      widen(Integer.BYTES, more);
    }
    if (count < most) {
      grow(count + 1);
      count++;
    }
    move(at, at + 1, count - 1 - at);
    write(at * size(), rowBytes, row);
  }

  /** Moves a record to the front; what it says beside the row is not set. */
  void toFront(int i, int row) {
    move(0, 1, i);
    write(0, rowBytes, row);
  }

  void removeAt(int i) {
    move(i + 1, i, count - 1 - i);
    count--;
  }

  private void move(int from, int to, int records) {
    System.arraycopy(bytes, from * size(), bytes, to * size(), records * size());
  }

  private void grow(int records) {
    int needed = records * size() + 1;
    if (needed > bytes.length) {
      int room = Math.min(most, records + Math.max(SPARE, records / SPARE_PART));
      bytes = Arrays.copyOf(bytes, room * size() + 1);
    }
  }

  /** Gives all records so many bytes beside the row; those that are new are 0. */
  void widen(int toMore) {
    widen(rowBytes, toMore);
  }

  private void widen(int toRowBytes, int toMore) {
    byte[] narrow = bytes;
    int rowBefore = rowBytes;
    int before = size();
    int moreBefore = more;
    int room = narrow.length / before;
    rowBytes = (byte) toRowBytes;
    more = (byte) toMore;
    bytes = new byte[room * size() + 1];
    for (int i = 0; i < count; i++) {
      write(i * size(), rowBytes, rowAt(narrow, i * before, rowBefore));
      System.arraycopy(narrow, i * before + rowBefore, bytes, i * size() + rowBytes, moreBefore);
    }
  }

  /** Whether rows are still in three bytes; for tests. */
  boolean narrow() {
    return rowBytes == NARROW;
  }
}
