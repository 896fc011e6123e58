package io.privatefm.catalogue;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the sections of the tracks, row by row. On the heap it keeps the distinct artists and tags
 * and 20 bytes a track; the rest goes to the files. Owned by one thread.
 */
final class TrackWriter implements AutoCloseable {
  private final SectionWriter offsets;
  private final SectionWriter records;
  private final SectionWriter idSlots;
  private final SectionWriter artistOf;
  private final SectionWriter tagOffsets;
  private final SectionWriter tagsOf;
  private final Names artists;
  private final Names tags;
  private final IdIndexer ids = new IdIndexer();
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final ByteBuffer record = ByteBuffer.allocate(CatalogueLimits.TRACK_BYTES);
  private final RowNumberIds rowNumberIds = new RowNumberIds();
  private final FieldCounts fieldCounts = new FieldCounts();
  private int size;
  private int tagTotal;

  TrackWriter(Path base) {
    offsets = new SectionWriter(base, Section.TRACK_OFFSETS);
    records = new SectionWriter(base, Section.TRACK_RECORDS);
    idSlots = new SectionWriter(base, Section.TRACK_IDS);
    artistOf = new SectionWriter(base, Section.TRACK_ARTISTS);
    tagOffsets = new SectionWriter(base, Section.TRACK_TAGS_OFFSETS);
    tagsOf = new SectionWriter(base, Section.TRACK_TAGS);
    artists = names(base, Section.ARTIST_NAMES_OFFSETS, Section.ARTIST_NAMES);
    tags = names(base, Section.TAG_NAMES_OFFSETS, Section.TAG_NAMES);
    offsets.putLong(0);
    tagOffsets.putInt(0);
  }

  /** Adds the next row; a defect names its place. */
  void add(Track track, Place place) {
    TrackRules.check(track, place);
    byte[] id = track.id().getBytes(StandardCharsets.UTF_8);
    int same = ids.add(TrackIds.hash(id), row -> id(row).equals(track.id()));
    if (same >= 0) {
      throw place.breaks("must be unique, and row " + same + " has it already", "id", track.id());
    }
    putRecord(track, place);
    putArtist(track);
    putTags(track);
    rowNumberIds.add(track.id(), size);
    fieldCounts.add(track);
    size++;
  }

  int size() {
    return size;
  }

  int artists() {
    return artists.size();
  }

  int tags() {
    return tags.size();
  }

  /** How many tracks tell each field. */
  FieldCounts fieldCounts() {
    return fieldCounts;
  }

  /** The traits met, in the order in which they are numbered. */
  List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  /** How the ids relate to the row numbers. */
  RowNumberIds rowNumberIds() {
    return rowNumberIds;
  }

  /** Writes what needs all rows. */
  void finish() {
    ids.write(idSlots);
  }

  @Override
  public void close() {
    try (offsets;
        records;
        idSlots;
        artistOf;
        tagOffsets;
        tagsOf;
        artists) {
      tags.close();
    }
  }

  private void putRecord(Track track, Place place) {
    for (String column : track.traits().keySet()) {
      columns.computeIfAbsent(column, _ -> columns.size());
    }
    try {
      TrackRecord.encode(track, columns, record.clear());
    } catch (BufferOverflowException e) {
      throw place.breaks(
          "must fit into " + CatalogueLimits.TRACK_BYTES + " bytes with all its texts",
          "track",
          track.id());
    } catch (CharacterCodingException e) {
      throw place.breaks(
          "must be whole Unicode characters, and one is half a surrogate pair",
          "track",
          track.id());
    }
    records.put(record.flip());
    offsets.putLong(records.bytes());
  }

  private void putArtist(Track track) {
    boolean unknown = Names.isNone(track.artist());
    artistOf.putInt(unknown ? artists.anonymous() : artists.number(track.artist()));
  }

  private void putTags(Track track) {
    int[] numbers = track.tags().stream().mapToInt(tags::number).distinct().toArray();
    for (int number : numbers) {
      tagsOf.putInt(number);
    }
    tagTotal = Math.addExact(tagTotal, numbers.length);
    tagOffsets.putInt(tagTotal);
  }

  private String id(int row) {
    ByteBuffer offset = ByteBuffer.allocate(Long.BYTES).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    offsets.read((long) row * Long.BYTES, offset);
    ByteBuffer start = ByteBuffer.allocate(CatalogueLimits.ID_CHARS * 4 + 2);
    records.read(offset.flip().getLong(), start);
    return TrackRecord.id(start.flip());
  }

  private static Names names(Path base, Section offsets, Section blob) {
    return new Names(new SectionWriter(base, offsets), new SectionWriter(base, blob));
  }
}
