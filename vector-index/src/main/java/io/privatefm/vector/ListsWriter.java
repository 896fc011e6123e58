package io.privatefm.vector;

import io.privatefm.vector.IndexHeader.Section;
import io.privatefm.vector.inverted.ListsEncoder;
import io.privatefm.vector.kernel.CodeKernel;
import io.privatefm.vector.kernel.Kernels;
import io.privatefm.vector.train.Progress;
import io.privatefm.vector.train.Rows;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Adds lists to a file of rows that is being built. */
final class ListsWriter {
  /** Lists for a vector's square root: 4 √n lists of √n ÷ 4 vectors. */
  private static final int LISTS_PER_ROOT = 4;

  /** And no more vectors a list than this on average, a full block and one half full. */
  private static final int MOST_LISTED = 128;

  private static final int WRITTEN_BYTES = 1 << 24;

  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path building;
  private final FileChannel channel;
  private final IndexOptions options;
  private final Progress progress;

  ListsWriter(Path building, FileChannel channel, IndexOptions options) {
    this.building = building;
    this.channel = channel;
    this.options = options;
    progress = oneAtATime(options.progress());
  }

  private static Progress oneAtATime(IndexProgress told) {
    Object turn = new Object();
    return (phase, done, total) -> {
      synchronized (turn) {
        told.at(phase, done, total);
      }
    };
  }

  /** Encodes the rows, writes the sections, measures efforts and writes the header anew. */
  void append(IndexHeader rows) throws IOException {
    IndexHeader header = appendSections(rows);
    write(header.encode(), 0);
    List<MeasuredEffort> efforts = measure();
    write(header.withEfforts(efforts).encode(), 0);
  }

  private List<MeasuredEffort> measure() {
    try (MappedIndex mapped = MappedIndex.open(building)) {
      return Calibration.measure(
          new InvertedIndex(mapped, Kernels.widestOrScalar()),
          options.seed(),
          options.threads(),
          progress);
    }
  }

  private IndexHeader appendSections(IndexHeader rows) throws IOException {
    int lists = options.lists() > 0 ? options.lists() : usualLists(rows.count());
    try (MappedIndex mapped = MappedIndex.open(building);
        Arena arena = Arena.ofShared()) {
      float byteStep = options.profile() == Profile.FAST ? step(mapped.rows()) : 0;
      List<MemorySegment> sections =
          ListsEncoder.encode(
              new Rows(mapped.rows(), rows.count(), rows.dimension(), rows.strideBytes()),
              lists,
              byteStep,
              options.seed(),
              options.threads(),
              progress,
              arena);
      long codeBytes = CodeKernel.blockBytes(rows.pairs());
      long blocks = sections.get(Section.CODES.place()).byteSize() / codeBytes;
      long groupBlocks = sections.get(Section.CENTROID_CODES.place()).byteSize() / codeBytes;
      long groups = sections.get(Section.GROUP_POINTS.place()).byteSize() / rows.strideBytes();
      List<Integer> crcs = new ArrayList<>();
      sections.forEach(section -> crcs.add(MappedIndex.crc(section)));
      IndexHeader header =
          new IndexHeader(
              rows.dimension(),
              rows.count(),
              rows.rowsCrc(),
              lists,
              blocks,
              byteStep,
              (int) groups,
              (int) groupBlocks,
              List.copyOf(crcs),
              List.of());
      for (Section section : Section.values()) {
        write(sections.get(section.place()), header.offset(section));
      }
      return header;
    }
  }

  /** What 1 stands for, so that the largest component is 127. */
  private static float step(MemorySegment rows) {
    float most = Float.MIN_NORMAL;
    for (long at = 0; at < rows.byteSize(); at += Float.BYTES) {
      most = Math.max(most, Math.abs(rows.get(FLOAT, at)));
    }
    return most / Byte.MAX_VALUE;
  }

  static int usualLists(int count) {
    double lists = Math.max(LISTS_PER_ROOT * Math.sqrt(count), count / (double) MOST_LISTED);
    int blocks = (int) Math.round(Math.min(lists, IndexOptions.MAX_LISTS) / CodeKernel.BLOCK);
    return Math.min(count, Math.max(1, blocks) * CodeKernel.BLOCK);
  }

  private void write(MemorySegment section, long offset) throws IOException {
    for (long at = 0; at < section.byteSize(); at += WRITTEN_BYTES) {
      long bytes = Math.min(WRITTEN_BYTES, section.byteSize() - at);
      write(section.asSlice(at, bytes).asByteBuffer(), offset + at);
    }
  }

  private void write(ByteBuffer bytes, long offset) throws IOException {
    for (long at = offset; bytes.hasRemaining(); ) {
      at += channel.write(bytes, at);
    }
  }
}
