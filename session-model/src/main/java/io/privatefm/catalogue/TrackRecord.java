package io.privatefm.catalogue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one track without its tags, which are postings; read from an array.
 *
 * <pre>
 *   text    id            a text is: varint bytes, then so many bytes of UTF-8
 *   text    title
 *   text    artist
 *   text    album         empty: unknown
 *   text    language      empty: unknown
 *   text    url           empty: none
 *   varint  durationMs
 *   varint  year
 *   varint  traits, and for each of them
 *     varint  column      its place in the manifest's traits
 *     text    value
 * </pre>
 *
 * A varint has seven bits a byte, the lowest first, and the top bit set on all but its last.
 */
final class TrackRecord {
  private static final int TEXTS = 6;

  private TrackRecord() {}

  /** Encodes a track; {@code columns} gives the place of each of its traits. */
  static void encode(Track track, Map<String, Integer> columns, ByteBuffer into)
      throws CharacterCodingException {
    putText(into, track.id());
    putText(into, track.title());
    putText(into, track.artist());
    putText(into, orEmpty(track.album()));
    putText(into, orEmpty(track.language()));
    putText(into, orEmpty(track.url()));
    putVarint(into, track.durationMs());
    putVarint(into, track.year());
    putVarint(into, track.traits().size());
    for (Map.Entry<String, String> trait : track.traits().entrySet()) {
      putVarint(into, columns.getOrDefault(trait.getKey(), -1));
      putText(into, trait.getValue());
    }
  }

  /**
   * Decodes a whole record. A damaged one ends in some RuntimeException, which the caller explains.
   */
  static Track decode(ByteBuffer record, List<String> columns, List<String> tags) {
    String id = text(record);
    String title = text(record);
    String artist = text(record);
    String album = orNull(text(record));
    String language = orNull(text(record));
    String url = orNull(text(record));
    long durationMs = varint(record);
    int year = Math.toIntExact(varint(record));
    int count = Math.toIntExact(varint(record));
    Map<String, String> traits = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      traits.put(columns.get(Math.toIntExact(varint(record))), text(record));
    }
    if (record.hasRemaining()) {
      throw new IllegalStateException(
          "must end with its last trait: bytesLeft=" + record.remaining());
    }
    return new Track(id, title, artist, album, durationMs, tags, language, year, url, traits);
  }

  /** Decodes the id at the start of a record. */
  static String id(ByteBuffer record) {
    return text(record);
  }

  /** Decodes the title alone, the second text. */
  static String title(ByteBuffer record) {
    passText(record);
    return text(record);
  }

  /** Decodes the length alone: it stands after six texts. */
  static long durationMs(ByteBuffer record) {
    for (int i = 0; i < TEXTS; i++) {
      passText(record);
    }
    return varint(record);
  }

  private static void passText(ByteBuffer record) {
    int bytes = Math.toIntExact(varint(record));
    record.position(record.position() + bytes);
  }

  static void putVarint(ByteBuffer into, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      into.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    into.put((byte) rest);
  }

  static long varint(ByteBuffer from) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = from.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("must end within ten bytes: varint");
  }

  private static void putText(ByteBuffer into, String text) throws CharacterCodingException {
    ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    putVarint(into, utf8.remaining());
    into.put(utf8);
  }

  private static String text(ByteBuffer from) {
    int bytes = Math.toIntExact(varint(from));
    int at = from.position();
    from.position(at + Objects.checkIndex(bytes, from.remaining() + 1));
    return new String(from.array(), from.arrayOffset() + at, bytes, StandardCharsets.UTF_8);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
