package io.privatefm.server.journal;

import io.privatefm.server.journal.StorageException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/**
 * The files of a journal's directory, looked at before Chronicle Queue sees them: it waits, seconds
 * for every question, for the header of a file that has none.
 *
 * <pre>
 * offset  bytes   of a file of entries
 *      0      4   length of the header, with the mark of what is no entry (0x40000000)
 *      4      18  the field "header" of the type "SCQStore", as Chronicle's binary wire has them
 *     22          its fields; at the next multiple of 4 the length of the index, marked alike
 * </pre>
 */
final class JournalFiles {
  /** The bits of a length that are none of it: they tell what it is the length of. */
  static final int MARKS = 0xC000_0000;

  private static final String ASIDE = ".unreadable";
  private static final byte[] BEGINNING =
      "\u00b9\u0006header\u00b6\u0008SCQStore".getBytes(StandardCharsets.ISO_8859_1);
  private static final List<String> FIELDS =
      List.of("writePosition", "indexing", "index2Index", "lastIndex");
  private static final int NO_ENTRY = 0x4000_0000;
  private static final int HEADER_BYTES = 1_024; // five times what it takes

  private final Path directory;

  JournalFiles(Path directory) {
    this.directory = directory;
  }

  /** The files of entries, the oldest first. */
  List<Path> entries() {
    return named(SingleChronicleQueue.SUFFIX);
  }

  /** The files that {@link #setAside} has renamed and that are there still, the oldest first. */
  List<Path> aside() {
    return named(SingleChronicleQueue.SUFFIX + ASIDE);
  }

  /** Of those that were set aside, the ones in whose places nothing is. */
  List<Path> lost() {
    return aside().stream().filter(aside -> Files.notExists(asItWas(aside))).toList();
  }

  private static Path asItWas(Path aside) {
    String name = aside.getFileName().toString();
    return aside.resolveSibling(name.substring(0, name.length() - ASIDE.length()));
  }

  /** The files of entries whose header is not one; Chronicle finds none of their entries. */
  List<Path> headless() {
    return entries().stream().filter(file -> !hasHeader(file)).toList();
  }

  /** How long the newest file is; 0 if there is none. */
  long newestBytes() throws IOException {
    List<Path> files = entries();
    return files.isEmpty() ? 0 : Files.size(files.getLast());
  }

  /** The number of a file, by its name: the hours, or days, from the epoch to its beginning. */
  static int cycle(Path file, RollCycle cycle) {
    return (int) (startMs(file, cycle.format()) / cycle.lengthInMillis());
  }

  /** When a file was begun, by its name: epoch milliseconds. */
  private static long startMs(Path file, String format) {
    String name = file.getFileName().toString();
    DateTimeFormatter named =
        new DateTimeFormatterBuilder()
            .appendPattern(format)
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    return Instant.from(named.parse(name.substring(0, name.indexOf('.')))).toEpochMilli();
  }

  /** Renames files that cannot be read, so that the others can be. */
  void setAside(List<Path> files) {
    for (Path file : files) {
      try {
        Path aside = file.resolveSibling(file.getFileName() + ASIDE);
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new StorageException(Reason.DISK, "must be renamable: " + file, e);
      }
    }
  }

  /**
   * Removes Chronicle's table of the directory, which it makes again from the files: what it says
   * of the oldest and the newest is believed, even where the table is damaged, and a lock in it may
   * be of a process that is dead. For the one process that has the journal.
   */
  void forgetTable() {
    Path table = directory.resolve("metadata.cq4t");
    try {
      Files.deleteIfExists(table);
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be deletable: " + table, e);
    }
  }

  private List<Path> named(String end) {
    if (Files.notExists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be readable: journal=" + directory, e);
    }
  }

  private static boolean hasHeader(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return isHeader(in.readNBytes(HEADER_BYTES));
    } catch (IOException e) {
      throw new StorageException(Reason.DISK, "must be readable: " + file, e);
    }
  }

  private static boolean isHeader(byte[] bytes) {
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEADER_BYTES || !isNoEntry(words.getInt(0))) {
      return false;
    }
    int end = Integer.BYTES + (words.getInt(0) & ~MARKS);
    int next = Math.ceilDiv(end, Integer.BYTES) * Integer.BYTES;
    if (end < 0 || next > HEADER_BYTES - Integer.BYTES || !isNoEntry(words.getInt(next))) {
      return false;
    }
    boolean begins =
        words.slice(Integer.BYTES, BEGINNING.length).equals(ByteBuffer.wrap(BEGINNING));
    String text = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    return begins && FIELDS.stream().allMatch(text::contains);
  }

  /** Whether a length is of Chronicle's own, the header or a page of its index. */
  static boolean isNoEntry(int word) {
    return (word & MARKS) == NO_ENTRY;
  }
}
