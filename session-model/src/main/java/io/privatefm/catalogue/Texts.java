package io.privatefm.catalogue;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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

  /** The bytes of run {@code i}, read only. */
  ByteBuffer bytes(int i) {
    long start = offset(i);
    return blob.asSlice(start, offset(i + 1) - start).asByteBuffer().asReadOnlyBuffer();
  }

  /** Run {@code i} as UTF-8. */
  String text(int i) {
    return StandardCharsets.UTF_8.decode(bytes(i)).toString();
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
      byte next = blob.get(java.lang.foreign.ValueLayout.JAVA_BYTE, start++);
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
