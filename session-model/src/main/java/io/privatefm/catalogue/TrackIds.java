package io.privatefm.catalogue;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * From a track's id to its row, off the heap: open addressing with linear probing over the mapped
 * records.
 *
 * <pre>
 *   slots  int32[n]   n: the power of two that is at least twice the tracks; a slot holds row + 1, or 0 when free
 * </pre>
 *
 * A look-up starts at the low bits of the id's hash (FNV-1a over its UTF-8, then the finaliser of
 * MurmurHash3) and goes on to the next slot until the id in the record is the one asked for or the
 * slot is free. Any thread; borrows its segments.
 */
final class TrackIds {
  private final MemorySegment slots;
  private final Texts ids;
  private final int mask;

  TrackIds(MemorySegment slots, Texts ids) {
    this.slots = slots;
    this.ids = ids;
    this.mask = (int) (slots.byteSize() / Integer.BYTES) - 1;
  }

  /** How many slots so many tracks need. */
  static int slots(int tracks) {
    return Math.max(2, Integer.highestOneBit(Math.max(1, tracks * 2 - 1)) << 1);
  }

  /** The row of the track with this id, or -1. */
  int row(String id) {
    byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
    int slot = (int) hash(utf8) & mask;
    for (int probes = 0; probes <= mask; probes++) {
      int row = slots.get(Layout.INT, (long) slot * Integer.BYTES) - 1;
      if (row < 0) {
        return -1;
      }
      if (ids.startsWithText(row, utf8)) {
        return row;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  static long hash(byte[] utf8) {
    long hash = 0xCBF29CE484222325L;
    for (byte b : utf8) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
    hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return hash ^ (hash >>> 33);
  }
}
