package io.privatefm.server.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The newest entries of one listener, as the journal would write them, end to end in one array: the
 * collector has one object to look after, not a thousand.
 *
 * <pre>
 * 4 bytes  length of what follows
 * 1 byte   kind of the entry
 *          the personal part, see {@link EntryCodec}
 * </pre>
 *
 * <p>The array grows with what is kept up to its bound, from where the oldest go. Not thread-safe.
 */
public final class RecentEntries {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int FIRST_BYTES = 256;

  private final int mostBytes;
  private byte[] ring = {};

  /** Where the oldest begins. */
  private int start;

  private int used;

  /**
   * @param mostBytes what all of them may take, at least 1; an entry that takes more is not kept
   */
  public RecentEntries(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Adds the newest, in place of the oldest where there is no room. */
  public void add(Entry entry) {
    byte[] personal = EntryCodec.encode(entry);
    int length = Integer.BYTES + 1 + personal.length;
    if (length > mostBytes) {
      return;
    }
    while (used + length > mostBytes) {
      forgetOldest();
    }
    reserve(used + length);
    byte[] head = new byte[Integer.BYTES + 1];
    INT.set(head, 0, 1 + personal.length);
    head[Integer.BYTES] = (byte) EntryCodec.kind(entry);
    put(head);
    put(personal);
  }

  private void forgetOldest() {
    int length = Integer.BYTES + length(0);
    start = (start + length) % ring.length;
    used -= length;
  }

  /** Makes the ring long enough for so many bytes. */
  private void reserve(int bytes) {
    if (bytes > ring.length) {
      int wished = Math.max(Math.max(FIRST_BYTES, 2 * ring.length), bytes);
      ring = Arrays.copyOf(bytes(0, used), Math.min(wished, mostBytes));
      start = 0;
    }
  }

  private void put(byte[] more) {
    int at = (start + used) % ring.length;
    int first = Math.min(more.length, ring.length - at);
    System.arraycopy(more, 0, ring, at, first);
    System.arraycopy(more, first, ring, 0, more.length - first);
    used += more.length;
  }

  /** The bytes from {@code offset} behind the oldest, in a row. */
  private byte[] bytes(int offset, int length) {
    byte[] row = new byte[length];
    if (length > 0) {
      int at = (start + offset) % ring.length;
      int first = Math.min(length, ring.length - at);
      System.arraycopy(ring, at, row, 0, first);
      System.arraycopy(ring, 0, row, first, length - first);
    }
    return row;
  }

  private int length(int offset) {
    return (int) INT.get(bytes(offset, Integer.BYTES), 0);
  }

  /** What is kept, oldest first; a spin's row is -1, as when it is read from a journal. */
  public List<Entry> toList() {
    List<Entry> entries = new ArrayList<>();
    for (int offset = 0; offset < used; ) {
      int length = length(offset);
      byte[] record = bytes(offset + Integer.BYTES, length);
      byte[] personal = Arrays.copyOfRange(record, 1, length);
      entries.add(EntryCodec.decode(SealedEntry.VERSION, record[0], personal));
      offset += Integer.BYTES + length;
    }
    return List.copyOf(entries);
  }
}
