package io.privatefm.server.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal of which a file has lost its header. */
class BeheadedJournalTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final int BLOCK_BYTES = 4_096;
  private static final int SPACING = 256;

  @TempDir Path directory;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final ListenerKey key = KeySlot.key(1, new Tag(1, 2), new byte[KeySlot.KEY_BYTES], 0);
  private final Sealer sealer = new Sealer(new SecureRandom());
  private JournalRoll roll = JournalRoll.HOURLY;
  private Journal journal;

  @BeforeEach
  void open() {
    journal = Journal.open(directory.resolve("journal"), roll, now::get);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"overwritten", "zeros"})
  void entriesBehindTheHeaderAreSavedAndTheOthersAreRead(String how) throws Exception {
    threeFiles();
    behead(entryFiles().get(1), how);

    StorageException refused = assertThrows(StorageException.class, this::openStopped);
    assertTrue(String.valueOf(refused.getMessage()).startsWith("must have its header: "));
    open();

    assertEquals(Map.of("20260601-13F.cq4", 1L), journal.setAside());
    assertTrue(journal.proveEnd(journal.lastIndex()));
    assertEquals(List.of(1L, 2L, 3L), seqs());
    journal.close();
    try (StoppedJournal stopped = openStopped()) {
      assertEquals(Missed.NOTHING, stopped.read((_, _) -> true));
    }
    open();
    assertEquals(Map.of(), journal.setAside(), "it is told once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut", "empty"})
  void aFileOfWhichNothingIsLeftIsSetAsideAndTheOthersAreRead(String how) throws Exception {
    threeFiles();
    behead(entryFiles().get(1), how);
    open();

    assertEquals(Map.of("20260601-13F.cq4", 0L), journal.setAside());
    assertTrue(journal.proveEnd(journal.lastIndex()));
    assertEquals(List.of(1L, 3L), seqs());
    journal.close();
    try (StoppedJournal stopped = openStopped()) {
      assertEquals(new Missed(1, 0), stopped.read((_, _) -> true));
    }
  }

  @ParameterizedTest
  @EnumSource(JournalRoll.class)
  void everyEntryIsSavedByteForByteAtItsIndex(JournalRoll everyHourOrDay) throws Exception {
    journal.close();
    directory = directory.resolve("another");
    roll = everyHourOrDay;
    open();
    append(1, 3 * SPACING + 17);
    Map<Long, byte[]> before = records();
    long last = journal.lastIndex();
    journal.close();
    behead(entryFiles().getFirst(), "overwritten");
    open();

    assertEquals(List.of(3L * SPACING + 17), List.copyOf(journal.setAside().values()));
    assertEquals(before.keySet(), records().keySet());
    before.forEach((index, record) -> assertArrayEquals(record, records().get(index)));
    assertTrue(journal.proveEnd(last), "nothing is gone");
    assertTrue(append(5_000) > last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"overwritten", "zeros", "too long"})
  void entriesKeepTheirIndexesAlsoBehindDamageWithin(String how) throws Exception {
    append(1, 3 * SPACING);
    Map<Long, byte[]> before = records();
    journal.close();
    Path file = entryFiles().getFirst();
    behead(file, "overwritten");
    List<byte[]> records = List.copyOf(before.values());
    int place = placeOf(file, records.get(SPACING + 100));
    switch (how) {
      case "overwritten" -> overwrite(file, place);
      case "zeros" -> write(file, place, ByteBuffer.allocate(64));
      default -> lengthen(file, place, placeOf(file, records.get(2 * SPACING + 50)));
    }
    open();

    int saved = savedOf(before);
    assertEquals(2 * SPACING + 100, saved, "what lies up to the next noted place is lost");
    assertEquals(saved, journal.setAside().values().iterator().next());
  }

  @Test
  void aNotedPlaceThatIsDamagedCostsWhatLiesBetweenItAndTheNext() throws Exception {
    append(1, 3 * SPACING);
    Map<Long, byte[]> before = records();
    journal.close();
    Path file = entryFiles().getFirst();
    behead(file, "overwritten");
    List<byte[]> records = List.copyOf(before.values());
    byte[] noted = noted(placeOf(file, records.get(SPACING)));
    byte[] another = noted(placeOf(file, records.get(SPACING + 44)));
    write(file, placeOf(file, noted) + Integer.BYTES, ByteBuffer.wrap(another));
    open();

    assertEquals(2 * SPACING, savedOf(before));
  }

  /** How many entries were saved, of which some are gone: each at the index that it had. */
  private int savedOf(Map<Long, byte[]> before) {
    assertFalse(journal.proveEnd(0), "something is gone");
    Map<Long, byte[]> saved = records();
    saved.values().removeIf(record -> new SealedEntry(record).isMark());
    saved.forEach((index, record) -> assertArrayEquals(before.get(index), record));
    return saved.size();
  }

  @Test
  void whereTheNewestFileIsLostEntriesGetIndexesAboveAllThatWereInIt() throws Exception {
    append(1);
    pass(Duration.ofHours(1));
    append(2);
    long last = append(3);
    journal.close();
    behead(entryFiles().getLast(), "empty");
    open();

    assertFalse(journal.proveEnd(0));
    long next = append(4);

    assertTrue(next > last, next + " > " + last);
    assertEquals(List.of(1L, 4L), seqs());
  }

  @Test
  void whereTheNewestFileIsSavedNothingIsGoneAndItIsNotWrittenToAgain() throws Exception {
    append(1);
    long last = append(2);
    journal.close();
    behead(entryFiles().getLast(), "overwritten");
    open();

    assertTrue(journal.proveEnd(last));
    assertTrue(append(3) > last);
    assertEquals(List.of(1L, 2L, 3L), seqs());
    journal.close();
    open();
    assertTrue(journal.proveEnd(last));
    assertEquals(List.of(1L, 2L, 3L), seqs());
    assertEquals(3, entryFiles().size() + 1, "the saved one, and one above");
  }

  @Test
  void aRescueThatACrashInterruptedIsFinished() throws Exception {
    append(1, 300);
    journal.close();
    Path file = entryFiles().getFirst();
    behead(file, "overwritten");
    open();
    journal.close();
    Path folder = Files.createDirectory(directory.resolve("journal").resolve("rescue"));
    Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    open();

    assertEquals(300, seqs().size());
    assertTrue(Files.notExists(folder));
  }

  @Test
  void aRescueThatACrashCutShortIsMadeAgain() throws Exception {
    append(1, 300);
    journal.close();
    Path file = entryFiles().getFirst();
    behead(file, "overwritten");
    Path folder = Files.createDirectory(directory.resolve("journal").resolve("rescue"));
    Files.writeString(folder.resolve(file.getFileName()), "half a file");
    open();

    assertEquals(300, seqs().size());
    assertTrue(Files.notExists(folder));
  }

  @Test
  void whatWasSetAsideIsDroppedAtItsAge() throws Exception {
    threeFiles();
    behead(entryFiles().getFirst(), "overwritten");
    open();

    journal.drop(0, NOON.toEpochMilli());
    assertEquals(1, new JournalFiles(directory.resolve("journal")).aside().size());
    journal.drop(0, NOON.plus(Duration.ofHours(1)).toEpochMilli());
    assertEquals(List.of(), new JournalFiles(directory.resolve("journal")).aside());
  }

  @ParameterizedTest
  @ValueSource(strings = {"overwritten", "zeros", "cut", "empty"})
  void theTableOfItsFilesIsMadeAnew(String how) throws Exception {
    threeFiles();
    behead(directory.resolve("journal").resolve("metadata.cq4t"), how);
    open();

    assertTrue(journal.proveEnd(journal.lastIndex()));
    append(4);
    assertEquals(List.of(1L, 2L, 3L, 4L), seqs());
  }

  /** An entry an hour; closed. */
  private void threeFiles() {
    append(1);
    pass(Duration.ofHours(1));
    append(2);
    pass(Duration.ofHours(1));
    append(3);
    journal.close();
  }

  private static void behead(Path file, String how) throws Exception {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      switch (how) {
        case "overwritten" -> overwrite(file, 0);
        case "zeros" -> write(file, 0, ByteBuffer.allocate(BLOCK_BYTES));
        case "cut" -> channel.truncate(100);
        default -> channel.truncate(0);
      }
    }
  }

  /** Up to the end of a block. */
  private static void overwrite(Path file, long from) throws Exception {
    byte[] noise = new byte[from == 0 ? BLOCK_BYTES : 64];
    new SplittableRandom(7).nextBytes(noise);
    write(file, from, ByteBuffer.wrap(noise));
  }

  /** Has the entry at a place reach up to another. */
  private static void lengthen(Path file, int place, int end) throws Exception {
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    write(file, place, length.putInt(0, end - place - Integer.BYTES));
  }

  /** As a page of the index has it. */
  private static byte[] noted(long place) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(place).array();
  }

  private static void write(Path file, long from, ByteBuffer bytes) throws Exception {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(bytes, from);
    }
  }

  /** Where its length stands. */
  private static int placeOf(Path file, byte[] record) throws Exception {
    ByteBuffer sought = ByteBuffer.wrap(record);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    for (int at = 0; at < bytes.capacity() - record.length; at++) {
      if (bytes.slice(at, record.length).equals(sought)) {
        return at - Integer.BYTES;
      }
    }
    throw new AssertionError("must be in the file");
  }

  private List<Path> entryFiles() {
    return new JournalFiles(directory.resolve("journal")).entries();
  }

  private StoppedJournal openStopped() {
    return StoppedJournal.open(directory.resolve("journal"));
  }

  private void append(long from, int many) {
    for (long seq = from; seq < from + many; seq++) {
      append(seq);
    }
  }

  private long append(long seq) {
    Entry entry = new Entry.Consumed("ada", "phone", seq, 0);
    return journal.append(SealedEntry.of(entry, key, sealer));
  }

  private Map<Long, byte[]> records() {
    Map<Long, byte[]> records = new TreeMap<>();
    journal.read(0, (index, entry) -> records.put(index, entry.record()) == null);
    return records;
  }

  private List<Long> seqs() {
    List<Long> seqs = new ArrayList<>();
    journal.read(
        0,
        (_, entry) ->
            !entry.tag().equals(key.tag())
                || seqs.add(((Entry.Consumed) entry.open(key, sealer)).seq()));
    return seqs;
  }

  private void pass(Duration time) {
    now.set(now.get().plus(time));
  }
}
