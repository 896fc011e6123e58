package io.privatefm.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
            seqs.add(((Entry.Consumed) found.open(key, sealer)).seq());
          }
          return true;
        });
    return seqs;
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
