package io.privatefm.catalogue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Turns the list number of each row (its artist, its tags) into the rows of each list, by counting,
 * off the heap.
 */
final class Inversion {
  private Inversion() {}

  /** The rows of each artist. */
  static void ofArtists(Path base, MemorySegment artistOf, int artists) throws IOException {
    int rows = (int) (artistOf.byteSize() / Integer.BYTES);
    int[] ends = counted(artistOf, artists);
    writeOffsets(base, Section.ARTIST_TRACKS_OFFSETS, ends);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = create(base, Section.ARTIST_TRACKS, artistOf.byteSize(), arena);
      for (int row = rows - 1; row >= 0; row--) {
        put(out, ends, artistOf.get(Layout.INT, (long) row * Integer.BYTES), row);
      }
      out.force();
    }
  }

  /** The rows of each tag. */
  static void ofTags(Path base, Postings tagsOf, MemorySegment values, int tags)
      throws IOException {
    int[] ends = counted(values, tags);
    writeOffsets(base, Section.TAG_TRACKS_OFFSETS, ends);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = create(base, Section.TAG_TRACKS, values.byteSize(), arena);
      for (int row = tagsOf.lists() - 1; row >= 0; row--) {
        for (int i = tagsOf.count(row) - 1; i >= 0; i--) {
          put(out, ends, tagsOf.at(row, i), row);
        }
      }
      out.force();
    }
  }

  /** For each list the end of its run, when the runs follow each other. */
  private static int[] counted(MemorySegment lists, int count) {
    int[] ends = new int[count];
    for (long at = 0; at < lists.byteSize(); at += Integer.BYTES) {
      ends[lists.get(Layout.INT, at)]++;
    }
    for (int list = 1; list < count; list++) {
      ends[list] += ends[list - 1];
    }
    return ends;
  }

  private static void writeOffsets(Path base, Section section, int[] ends) {
    try (SectionWriter writer = new SectionWriter(base, section)) {
      writer.putInt(0);
      for (int end : ends) {
        writer.putInt(end);
      }
    }
  }

  private static void put(MemorySegment out, int[] ends, int list, int row) {
    out.set(Layout.INT, (long) --ends[list] * Integer.BYTES, row);
  }

  private static MemorySegment create(Path base, Section section, long bytes, Arena arena)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            base.resolve(section.file()),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
    }
  }
}
