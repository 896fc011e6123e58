package io.privatefm.catalogue;

import java.lang.foreign.MemorySegment;

/**
 * Lists of ints, one after another: for each list number a run of rows or tags. A view of the
 * mapped catalogue; nothing is allocated by reading it, any thread may read it, and it ends with
 * its catalogue.
 *
 * <pre>
 *   offsets  int32[lists + 1]     list x is values[offsets[x]] … values[offsets[x + 1] - 1]
 *   values   int32[offsets[lists]]
 * </pre>
 */
public final class Postings {
  private final MemorySegment offsets;
  private final MemorySegment values;
  private final int lists;

  Postings(MemorySegment offsets, MemorySegment values) {
    this.offsets = offsets;
    this.values = values;
    this.lists = (int) (offsets.byteSize() / Integer.BYTES) - 1;
  }

  /** How many lists there are. */
  public int lists() {
    return lists;
  }

  /** How many members list {@code list} has. */
  public int count(int list) {
    return start(list + 1L) - start(list);
  }

  /** Member {@code i} of list {@code list}, {@code 0 <= i < count(list)}. */
  public int at(int list, int i) {
    int start = start(list);
    if (i < 0 || i >= start(list + 1L) - start) {
      throw new IndexOutOfBoundsException("must be 0 <= i < count: i=" + i + " list=" + list);
    }
    return values.get(Layout.INT, ((long) start + i) * Integer.BYTES);
  }

  /** Copies {@code count} values from {@code start} on, which {@link #start} tells of a list. */
  public void copy(int start, int count, int[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = values.get(Layout.INT, ((long) start + i) * Integer.BYTES);
    }
  }

  /** The members of all lists together. */
  long total() {
    return values.byteSize() / Integer.BYTES;
  }

  /** Where list {@code list} starts among the values; it ends where the next one starts. */
  public int start(long list) {
    return offsets.get(Layout.INT, list * Integer.BYTES);
  }
}
