package io.privatefm.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;

/** Brings every vector of a source to the row of its track. Owned by one thread. */
final class VectorMatcher {
  private static final int PROGRESS_EVERY = 1 << 12;
  private static final String PHASE = "vectors";

  private final VectorSource source;
  private final int tracks;
  private final Progress progress;
  private final float[] vector;
  private int notOfUnitLength;

  VectorMatcher(VectorSource source, int tracks, Progress progress) {
    this.source = source;
    this.tracks = tracks;
    this.progress = progress;
    this.vector = new float[source.dimension()];
  }

  /** How many vectors were of another length than 1. */
  int notOfUnitLength() {
    return notOfUnitLength;
  }

  /** The n-th vector to the n-th track. */
  void byPosition(VectorWriter writer) {
    if (source.rows() >= 0 && source.rows() != tracks) {
      throw wrongCount(source.rows());
    }
    int row = 0;
    while (next(row)) {
      if (row == tracks) {
        throw wrongCount("more than " + tracks);
      }
      writer.add(vector);
      row++;
    }
    if (row != tracks) {
      throw wrongCount(row);
    }
  }

  /** Each vector to the track with its id; the vectors wait in a file until all are there. */
  void byId(VectorWriter writer, Path base, Path scratch) throws IOException {
    long stride = (long) vector.length * Float.BYTES;
    try (Arena arena = Arena.ofConfined();
        Sections sections = new Sections(base)) {
      MemorySegment sorted = create(scratch.resolve("vectors-by-row"), stride * tracks, arena);
      Texts records = sections.texts(Section.TRACK_OFFSETS, Section.TRACK_RECORDS);
      sort(new TrackIds(sections.map(Section.TRACK_IDS), records), records, sorted);
      for (int row = 0; row < tracks; row++) {
        MemorySegment.copy(sorted, Layout.FLOAT, row * stride, vector, 0, vector.length);
        writer.add(vector);
      }
    }
  }

  private void sort(TrackIds ids, Texts records, MemorySegment sorted) {
    BitSet seen = new BitSet(tracks);
    for (int n = 0; next(n); n++) {
      String known = source.id();
      String id = known == null ? Integer.toString(n) : known;
      int row = ids.row(id);
      if (row < 0) {
        throw source.place().breaks("must be the id of a track", "id", id);
      }
      if (seen.get(row)) {
        throw source
            .place()
            .breaks("must be unique, and an earlier vector has it already", "id", id);
      }
      seen.set(row);
      MemorySegment.copy(
          vector, 0, sorted, Layout.FLOAT, (long) row * vector.length * Float.BYTES, vector.length);
    }
    int missing = seen.nextClearBit(0);
    if (missing < tracks) {
      throw new CatalogueException(
          "must have a vector for every track: file="
              + source.name()
              + " missing="
              + (tracks - seen.cardinality())
              + " field=id value=\""
              + TrackRecord.id(records.bytes(missing))
              + "\"");
    }
  }

  private boolean next(int row) {
    if (row % PROGRESS_EVERY == 0) {
      progress.at(PHASE, row, tracks);
    }
    if (!source.next(vector)) {
      progress.at(PHASE, row, tracks);
      return false;
    }
    notOfUnitLength += VectorWriter.normalise(vector, source.place()) ? 1 : 0;
    return true;
  }

  private CatalogueException wrongCount(Object rows) {
    return new CatalogueException(
        "must have one vector a track: file="
            + source.name()
            + " tracks="
            + tracks
            + " vectors="
            + rows);
  }

  private static MemorySegment create(Path file, long bytes, Arena arena) {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
