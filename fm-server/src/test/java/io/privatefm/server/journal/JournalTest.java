package io.privatefm.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.station.PastAct;
import io.privatefm.station.PastListen;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  @TempDir Path directory;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final ListenerKey key = KeySlot.key(1, new Tag(1, 2), new byte[KeySlot.KEY_BYTES], 0);
  private final Sealer sealer = new Sealer(new SecureRandom());
  private Journal journal;

  @BeforeEach
  void open() {
    journal = Journal.open(directory.resolve("journal"), JournalRoll.HOURLY, now::get);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void anEmptyJournalHasNoLastEntry() {
    assertEquals(0, journal.lastIndex());
    assertEquals(List.of(), seqsAfter(0));
  }

  @Test
  void entriesAreReadInOrderAfterAnIndex() {
    append(1);
    long second = append(2);
    append(3);

    assertEquals(List.of(1L, 2L, 3L), seqsAfter(0));
    assertEquals(List.of(3L), seqsAfter(second));
    assertEquals(List.of(), seqsAfter(journal.lastIndex()));
  }

  @Test
  void entriesAreReadAcrossFilesAndAfterOpeningAgain() {
    append(1);
    long last = append(2);
    pass(Duration.ofHours(3));
    append(3);
    journal.close();
    open();
    append(4);

    assertEquals(List.of(3L, 4L), seqsAfter(last));
    assertEquals(List.of(1L, 2L, 3L, 4L), seqsAfter(0));
  }

  @Test
  void theIndexRisesAlsoWhenTheClockGoesBack() {
    long before = append(1);
    pass(Duration.ofHours(-5));
    long after = append(2);
    journal.close();
    open();
    long reopened = append(3);

    assertTrue(before < after && after < reopened, before + " < " + after + " < " + reopened);
    assertEquals(List.of(1L, 2L, 3L), seqsAfter(0));
  }

  @Test
  void filesThatAreCoveredAndOldAreDropped() throws Exception {
    append(1);
    pass(Duration.ofHours(1));
    long covered = append(2);
    pass(Duration.ofHours(1));
    append(3);
    pass(Duration.ofHours(1));
    append(4);

    assertEquals(0, journal.drop(covered, NOON.toEpochMilli()));
    assertEquals(1, journal.drop(covered, now.get().toEpochMilli()));

    assertEquals(List.of(2L, 3L, 4L), seqsAfter(0));
    assertEquals(3, files());
    assertEquals(List.of(3L, 4L), seqsAfter(covered));
    journal.close();
    open();
    assertEquals(List.of(2L, 3L, 4L), seqsAfter(0));
  }

  @Test
  void theNewestFileIsDroppedAfterAMarkBeganTheNext() throws Exception {
    long last = append(1);
    pass(Duration.ofHours(2));
    assertTrue(journal.endsBefore(now.get().toEpochMilli()));

    journal.mark();
    assertEquals(1, journal.drop(journal.lastIndex(), now.get().toEpochMilli()));

    assertFalse(journal.endsBefore(now.get().toEpochMilli()));
    assertEquals(1, files());
    pass(Duration.ofHours(-9));
    assertTrue(append(2) > last);
  }

  @Test
  void readingGoesOnBehindADamagedPlace() throws Exception {
    for (long seq = 1; seq <= 800; seq++) {
      append(seq);
    }
    overwriteEntry(500);

    List<Long> read = seqsAfter(0);

    assertEquals(499, read.indexOf(499L) + 1, "all before it");
    assertEquals(800L, read.getLast());
    assertTrue(read.size() >= 800 - 256, "entries read: " + read.size());
    assertEquals(read.stream().sorted().distinct().toList(), read);
    assertEquals(new Missed(1, 800 - read.size()), journal.read(0, (_, _) -> true));
  }

  @Test
  void theJournalOfAStoppedServerIsReadBehindDamagedPlacesToo() throws Exception {
    for (long seq = 1; seq <= 800; seq++) {
      append(seq);
    }
    overwriteEntry(300);
    overwriteEntry(700);
    List<Long> live = seqsAfter(0);
    journal.close();

    List<Long> stopped = new ArrayList<>();
    try (StoppedJournal read = StoppedJournal.open(directory.resolve("journal"))) {
      Missed missed =
          read.read(
              (_, found) -> {
                seq(found).ifPresent(stopped::add);
                return true;
              });
      assertEquals(new Missed(2, 800 - stopped.size()), missed);
    }

    assertEquals(live, stopped);
    assertTrue(stopped.containsAll(List.of(299L, 699L, 800L)), stopped.toString());
    open();
  }

  @Test
  void damageBehindTheLastPlaceThatTheIndexKnowsIsToldToo() throws Exception {
    for (long seq = 1; seq <= 100; seq++) {
      append(seq);
    }
    overwriteEntry(90);
    journal.close();

    try (StoppedJournal read = StoppedJournal.open(directory.resolve("journal"))) {
      List<Long> seen = new ArrayList<>();
      Missed missed =
          read.read(
              (_, found) -> {
                seq(found).ifPresent(seen::add);
                return true;
              });
      assertEquals(89, seen.size());
      assertEquals(new Missed(1, 11), missed);
    }
    open();
  }

  @Test
  void anEntryThatCannotBeWrittenLeavesNothingBehind() {
    append(1);
    Entry giant = new Entry.Imported("ada", "phone", 2, 0, listens(1_000_000));

    assertThrows(Throwable.class, () -> journal.append(SealedEntry.of(giant, key, sealer)));
    append(3);

    assertEquals(List.of(1L, 3L), seqsAfter(0));
    assertEquals(Missed.NOTHING, journal.read(0, (_, _) -> true));
  }

  private static List<PastListen> listens(int count) {
    return Collections.nCopies(count, new PastListen("a track of some name", 1, PastAct.LIKED));
  }

  @Test
  void anEndThatIsWholeIsProven() {
    append(1);
    long last = append(2);
    journal.close();
    open();

    assertTrue(journal.proveEnd(last));
    append(3);
    assertEquals(List.of(1L, 2L, 3L), seqsAfter(0));
  }

  @Test
  void behindALostEndNewEntriesStandAboveAllThatWereThere() throws Exception {
    for (long seq = 1; seq <= 99; seq++) {
      append(seq);
    }
    long last = append(100);
    cutOffEntriesFrom(90);

    assertFalse(journal.proveEnd(last));
    long next = append(101);

    assertTrue(next > last, next + " > " + last);
    assertEquals(List.of(101L), seqsAfter(last));
    assertEquals(List.of(1L, 101L), List.of(seqsAfter(0).getFirst(), seqsAfter(0).getLast()));
    journal.close();
    open();
    assertTrue(journal.proveEnd(next));
    assertEquals(List.of(101L), seqsAfter(last));
  }

  /** Where in the file the sealed entry with this number begins; closes the journal. */
  private long placeOf(long seq) throws Exception {
    AtomicReference<byte[]> record = new AtomicReference<>(new byte[0]);
    journal.read(
        0,
        (_, found) -> {
          record.set(found.record());
          return ((Entry.Consumed) found.open(key, sealer)).seq() < seq;
        });
    journal.close();
    byte[] file = Files.readAllBytes(file());
    byte[] sought = record.get();
    for (int at = 0; at < file.length - sought.length; at++) {
      if (Arrays.equals(file, at, at + sought.length, sought, 0, sought.length)) {
        return at;
      }
    }
    throw new AssertionError("must be in the file: seq=" + seq);
  }

  /** With the length before it. */
  private void overwriteEntry(long seq) throws Exception {
    long place = placeOf(seq);
    try (FileChannel file = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      byte[] noise = new byte[64];
      Arrays.fill(noise, (byte) 0x5A);
      file.write(ByteBuffer.wrap(noise), place - 4);
    }
    open();
  }

  private void cutOffEntriesFrom(long seq) throws Exception {
    long place = placeOf(seq);
    try (FileChannel file = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      file.truncate(place + 10);
    }
    open();
  }

  private Path file() throws Exception {
    try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
      return files.filter(file -> file.toString().endsWith(".cq4")).findFirst().orElseThrow();
    }
  }

  private long append(long seq) {
    Entry entry = new Entry.Consumed("ada", "phone", seq, 0);
    return journal.append(SealedEntry.of(entry, key, sealer));
  }

  private List<Long> seqsAfter(long index) {
    List<Long> seqs = new ArrayList<>();
    journal.read(
        index,
        (_, found) -> {
          if (found.tag().equals(key.tag())) {
            seq(found).ifPresent(seqs::add);
          }
          return true;
        });
    return seqs;
  }

  /** Its number; none if the entry is damaged. */
  private Optional<Long> seq(SealedEntry entry) {
    try {
      return Optional.of(((Entry.Consumed) entry.open(key, sealer)).seq());
    } catch (StorageException damaged) {
      return Optional.empty();
    }
  }

  private long files() throws Exception {
    try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
      return files.filter(file -> file.toString().endsWith(".cq4")).count();
    }
  }

  private void pass(Duration time) {
    now.set(now.get().plus(time));
  }
}
