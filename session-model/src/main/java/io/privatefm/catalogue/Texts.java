package io.privatefm.catalogue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Numbered runs of bytes in one blob: run {@code i} is {@code blob[offsets[i]] … blob[offsets[i +
 * 1] - 1]}, with {@code offsets} as {@code int64[runs + 1]}. Any thread; borrows its segments.
 */
final class Texts {
  private final MemorySegment offsets;
  private final MemorySegment blob;

  Texts(MemorySegment offsets, MemorySegment blob) {
    this.offsets = offsets;
    this.blob = blob;
  }

  int size() {
    return (int) (offsets.byteSize() / Long.BYTES) - 1;
  }

  long blobBytes() {
    return blob.byteSize();
  }

  /** Where run {@code i} starts; {@code i == size()} gives the end of the last. */
  long offset(int i) {
    return offsets.get(Layout.LONG, (long) i * Long.BYTES);
  }

  /**
   * A copy of the bytes of run {@code i}, at most {@link CatalogueLimits#TRACK_BYTES}: cheaper to
   * read and to drop than a view of the blob.
   */
  ByteBuffer bytes(int i) {
    return ByteBuffer.wrap(copy(i));
  }

  /** Run {@code i} as UTF-8. */
  String text(int i) {
    return new String(copy(i), StandardCharsets.UTF_8);
  }

  private byte[] copy(int i) {
    long start = offset(i);
    long bytes = Objects.checkIndex(offset(i + 1) - start, CatalogueLimits.TRACK_BYTES + 1L);
    byte[] copy = new byte[(int) bytes];
    MemorySegment.copy(blob, ValueLayout.JAVA_BYTE, start, copy, 0, copy.length);
    return copy;
  }

  /**
   * Whether run {@code i} begins with this very text of {@link TrackRecord}: its length, then its
   * bytes.
   */
  boolean startsWithText(int i, byte[] utf8) {
    long start = offset(i);
    long end = offset(i + 1);
    long length = 0;
    for (int shift = 0; start < end; shift += 7) {
      byte next = blob.get(ValueLayout.JAVA_BYTE, start++);
      length |= (next & 0x7FL) << shift;
      if (next >= 0) {
        break;
      }
    }
    return length == utf8.length
        && start + length <= end
        && MemorySegment.mismatch(
                blob, start, start + length, MemorySegment.ofArray(utf8), 0, length)
            < 0;
  }
}
