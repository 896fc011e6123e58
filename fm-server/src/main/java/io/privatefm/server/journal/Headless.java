package io.privatefm.server.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of the journal whose header is gone, and the entries behind it. Chronicle Queue finds
 * nothing without the header, but it does note, in pages of the file itself, where every {@value
 * #SPACING}-th entry lies.
 *
 * <pre>
 * a page   4 bytes  length, with the mark of what is no entry (0x40000000)
 *          7        the field "index", as Chronicle's binary wire has it; padding (0x8F)
 *          1        0x8D, an array of longs
 *          8, 8     how many there is room for, and how many are used
 *          8 each   place of entry 0, 256, 512 …; 0: not written yet
 * an entry 4 bytes  length; 0: not written yet
 *                   the record; the next begins at a multiple of 4
 * </pre>
 *
 * <p>An entry's number is what saved stations go by, so it has to be certain: entries count from a
 * noted place on, up to the first that is damaged, and those that reach the next place only if they
 * are exactly as many as there must be.
 */
final class Headless {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final MemorySegment FIELD =
      MemorySegment.ofArray("\u00b9\u0005index".getBytes(StandardCharsets.ISO_8859_1));
  private static final int PADDING = 0x8F;
  private static final int ARRAY = 0x8D;
  private static final int END = 0xC000_0000;
  private static final int SPACING = 256;

  private final MemorySegment bytes;
  private final Visitor visitor;
  private long entries;

  private Headless(MemorySegment bytes, Visitor visitor) {
    this.bytes = bytes;
    this.visitor = visitor;
  }

  /** Takes what was found. */
  interface Visitor {
    /** An entry by its number in the file; numbers rise. */
    void visit(long sequence, SealedEntry entry);
  }

  /**
   * What was found.
   *
   * @param entries how many
   * @param whole whether they are all that there were
   */
  record Found(long entries, boolean whole) {}

  /** Shows the entries of a file, as far as their numbers are certain. */
  static Found read(Path file, Visitor visitor) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      return new Headless(
              channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena), visitor)
          .run();
    }
  }

  private Found run() {
    List<Long> places = places();
    boolean whole = !places.isEmpty();
    for (int i = 0; i < places.size(); i++) {
      long next = i + 1 < places.size() ? places.get(i + 1) : 0;
      Stretch stretch = follow(places.get(i), next);
      show(stretch.entries(), (long) i * SPACING);
      whole &= stretch.whole();
    }
    return new Found(entries, whole);
  }

  /** Where every {@value #SPACING}-th entry lies, from all pages. */
  private List<Long> places() {
    List<Long> places = new ArrayList<>();
    long last = 0;
    for (long page = page(0); page >= 0; page = page(page)) {
      long at = values(page);
      long capacity = at < 0 ? 0 : bytes.get(LONG, at - 2 * Long.BYTES);
      if (at < 0 || capacity <= 0 || capacity > (bytes.byteSize() - at) / Long.BYTES) {
        return places;
      }
      for (long slot = 0; slot < capacity; slot++) {
        long place = bytes.get(LONG, at + slot * Long.BYTES);
        if (place <= last || place > bytes.byteSize() - Integer.BYTES) {
          return places; // the first that is not written, or damaged
        }
        places.add(place);
        last = place;
      }
    }
    return places;
  }

  /** The next page behind a place; -1 if there is none. */
  private long page(long behind) {
    long most = bytes.byteSize() - Integer.BYTES - FIELD.byteSize();
    for (long at = behind + Integer.BYTES; at <= most; at += Integer.BYTES) {
      if (JournalFiles.isNoEntry(bytes.get(INT, at))
          && bytes.asSlice(at + Integer.BYTES, FIELD.byteSize()).mismatch(FIELD) < 0) {
        return at;
      }
    }
    return -1;
  }

  /** Where the values of a page begin; -1 if it is damaged. */
  private long values(long page) {
    long at = page + Integer.BYTES + FIELD.byteSize();
    long most = bytes.byteSize() - 1 - 2 * Long.BYTES;
    while (at < most && octet(at) == PADDING) {
      at++;
    }
    return at < most && octet(at) == ARRAY ? at + 1 + 2 * Long.BYTES : -1;
  }

  private int octet(long at) {
    return Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, at));
  }

  /**
   * Entries one behind the other, as far as their numbers are certain.
   *
   * @param whole whether they are all that there were
   */
  private record Stretch(List<SealedEntry> entries, boolean whole) {}

  /** Follows the entries by their lengths from one noted place to the next; 0: to the end. */
  private Stretch follow(long from, long next) {
    long limit = next == 0 ? bytes.byteSize() : next;
    long most = next == 0 ? Long.MAX_VALUE : SPACING;
    List<SealedEntry> found = new ArrayList<>();
    long at = from;
    while (at <= limit - Integer.BYTES) {
      int word = bytes.get(INT, at);
      if (word == 0 || word == END) {
        return new Stretch(found, next == 0);
      }
      at += Integer.BYTES;
      if (!JournalFiles.isNoEntry(word)) {
        SealedEntry entry = found.size() < most ? entry(word, at, limit) : null;
        if (entry == null) {
          return new Stretch(found, false);
        }
        found.add(entry);
      }
      at = Math.ceilDiv(at + (word & ~JournalFiles.MARKS), Integer.BYTES) * Integer.BYTES;
    }
    if (at == next && found.size() < SPACING) {
      return new Stretch(List.of(), false); // which are missing, nobody knows
    }
    return new Stretch(found, at == next);
  }

  /** The entry of a length, which ends before {@code limit}; null if that is damaged. */
  private @Nullable SealedEntry entry(int length, long at, long limit) {
    boolean marked = (length & JournalFiles.MARKS) != 0;
    if (marked || length > JournalReading.MOST_ENTRY_BYTES || length > limit - at) {
      return null;
    }
    try {
      SealedEntry entry = new SealedEntry(bytes.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE));
      return entry.isOfKnownVersion() ? entry : null;
    } catch (StorageException tooShort) {
      return null;
    }
  }

  private void show(List<SealedEntry> found, long sequence) {
    for (int i = 0; i < found.size(); i++) {
      visitor.visit(sequence + i, found.get(i));
      entries += found.get(i).isMark() ? 0 : 1;
    }
  }
}
