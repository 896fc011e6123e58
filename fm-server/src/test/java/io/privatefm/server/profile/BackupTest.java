package io.privatefm.server.profile;

import static io.privatefm.server.profile.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.server.journal.Entry;
import io.privatefm.server.journal.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backup holds, and what becomes of it. */
class BackupTest {
  @TempDir Path temp;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-06-01T12:00:00Z"));
  private Catalogue catalogue;
  private DiskStore store;
  private Path backup;
  private Path restored;

  @BeforeEach
  void open() {
    catalogue = SmallCatalogue.at(temp.resolve("catalogue"));
    store = openAt(temp.resolve("data"));
    backup = temp.resolve("backup");
    restored = temp.resolve("restored");
  }

  @AfterEach
  void close() {
    until(store.close());
    catalogue.close();
  }

  private DiskStore openAt(Path data) {
    return DiskStore.open(
        data,
        StoreOptions.DEFAULT.withClock(now::get),
        SmallCatalogue.engine(catalogue),
        new SecureRandom());
  }

  private LiveListener listener(String name) {
    return new LiveListener(name, SmallCatalogue.engine(catalogue), store);
  }

  private void backUp() throws InterruptedException {
    String told = BackupRequest.make(temp.resolve("data"), backup, _ -> {});
    assertTrue(told.contains("entries of the journal"), told);
  }

  @Test
  void aBackupOfARunningStoreHoldsEveryEntryAndStation() throws InterruptedException {
    LiveListener ada = listener("ada");
    LiveListener grace = listener("grace");
    ada.hear(5);
    ada.save();
    now.set(now.get().plus(Duration.ofHours(2))); // another file of the journal
    ada.hear(3);
    grace.hear(4);
    until(store.saveModel(new byte[] {1, 2}));

    backUp();
    Restore.run(backup, restored, List.of(), List.of());

    DiskStore again = openAt(restored);
    try {
      assertEquals(List.of(), again.recovery().losses());
      assertEquals(ada.journalled(), until(again.export("ada")).entries());
      assertEquals(grace.journalled(), until(again.export("grace")).entries());
      assertEquals(Optional.of(ada.saved()), until(again.load("ada")));
      assertEquals(Optional.of(grace.saved()), until(again.load("grace")));
      assertEquals(2, until(again.loadModel()).orElseThrow().length);
      assertEquals(store.lastIndex(), indexWithoutTheProof(again));
      assertEquals(store.pseudonym("ada"), again.pseudonym("ada"));
    } finally {
      until(again.close());
    }
  }

  /** Opening appends one entry of nobody's. */
  private static long indexWithoutTheProof(DiskStore opened) {
    return opened.lastIndex() - 1;
  }

  @Test
  void whatIsWrittenMeanwhileDoesNotTearIt() throws Exception {
    for (int i = 0; i < 200; i++) {
      listener("listener-" + i).save();
    }
    AtomicLong acknowledged = new AtomicLong();
    AtomicBoolean enough = new AtomicBoolean();
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (long seq = 1; !enough.get(); seq++) {
                    until(store.append(List.of(new Entry.Consumed("ada", "phone", seq, 0))));
                    acknowledged.set(seq);
                  }
                });
    while (acknowledged.get() < 100) {
      Thread.onSpinWait();
    }
    long before = acknowledged.get();
    backUp();
    enough.set(true);
    writer.join();
    Restore.run(backup, restored, List.of(), List.of());

    DiskStore again = openAt(restored);
    try {
      assertEquals(List.of(), again.recovery().losses());
      List<Long> seqs =
          until(again.export("ada")).entries().stream()
              .map(entry -> ((Entry.Sequenced) entry).seq())
              .toList();
      assertTrue(seqs.size() >= before, seqs.size() + " >= " + before);
      for (int i = 0; i < seqs.size(); i++) {
        assertEquals(i + 1L, seqs.get(i));
      }
      assertTrue(until(again.load("listener-199")).isPresent());
    } finally {
      until(again.close());
    }
  }

  @Test
  void aStoppedStoreIsBackedUpFromItsFiles() throws InterruptedException {
    LiveListener ada = listener("ada");
    ada.hear(5);
    until(store.close());

    backUp();
    Restore.run(backup, restored, List.of(), List.of());

    DiskStore again = openAt(restored);
    try {
      assertEquals(Optional.of(ada.saved()), until(again.load("ada")));
      assertEquals(ada.journalled(), until(again.export("ada")).entries());
    } finally {
      until(again.close());
    }
  }

  @Test
  void aBackupThatIsNotWholeOrNotAsItWasWrittenIsRefused() throws Exception {
    listener("ada").hear(3);
    backUp();
    byte[] whole = Files.readAllBytes(backup);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 200; i++) {
      byte[] other =
          i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : flipped(whole, random);
      Path damaged = Files.write(temp.resolve("damaged"), other);

      StorageException refused =
          assertThrows(
              StorageException.class, () -> Restore.run(damaged, restored, List.of(), List.of()));

      assertTrue(String.valueOf(refused.getMessage()).contains("must be"), refused.getMessage());
      assertFalse(Files.exists(restored), "nothing is put in its place");
    }
  }

  private static byte[] flipped(byte[] whole, SplittableRandom random) {
    byte[] other = whole.clone();
    other[random.nextInt(Long.BYTES + 1, other.length)] ^= (byte) (1 << random.nextInt(8));
    return other;
  }

  @Test
  void whatIsThereIsNotOverwritten() throws Exception {
    listener("ada").hear(1);
    backUp();

    assertThrows(StorageException.class, this::backUp);
    assertThrows(
        StorageException.class,
        () -> Restore.run(backup, temp.resolve("data"), List.of(), List.of()));
  }

  @Test
  void whoWasErasedSinceIsErasedAgainByTheListOrByTheId() throws Exception {
    listener("ada-who-wants-to-go").hear(4);
    listener("grace").hear(2);
    LiveListener stays = listener("stays");
    stays.hear(2);
    backUp();
    until(store.erase("ada-who-wants-to-go"));
    until(store.erase("grace"));

    Restore.Restored done =
        Restore.run(backup, restored, List.of(temp.resolve("data/erased")), List.of("grace"));
    assertEquals(2, done.erased());

    DiskStore again = openAt(restored);
    try {
      assertEquals(Held.class, until(again.export("ada-who-wants-to-go")).getClass());
      assertEquals(List.of(), until(again.export("ada-who-wants-to-go")).entries());
      assertEquals(Optional.empty(), until(again.load("grace")));
      assertEquals(Optional.of(stays.saved()), until(again.load("stays")));
    } finally {
      until(again.close());
    }
    assertEquals(List.of(), filesHolding(restored, "ada-who-wants-to-go"));
    Path once = temp.resolve("restored-by-id");
    assertEquals(1, Restore.run(backup, once, List.of(), List.of("grace", "nobody")).erased());
  }

  @Test
  void erasingThatACrashCutShortIsFinishedAtTheNextOpening() throws Exception {
    LiveListener ada = listener("ada");
    ada.hear(2);
    ada.save();
    backUp();
    until(store.erase("ada"));
    Restore.run(backup, restored, List.of(), List.of());
    Files.copy(temp.resolve("data/erased"), restored.resolve("erased")); // noted, and not yet done

    DiskStore again = openAt(restored);
    try {
      assertEquals(Optional.empty(), until(again.load("ada")));
      assertEquals(List.of(), until(again.export("ada")).entries());
    } finally {
      until(again.close());
    }
  }

  @Test
  void theListOfErasedKeysTellsNothingOfWhoItWas() throws Exception {
    listener("ada").hear(1);
    until(store.erase("ada"));
    String list = Files.readString(temp.resolve("data/erased"));

    assertTrue(list.matches("[0-9a-f]{32}\n"), list);
    assertFalse(list.contains(store.pseudonym("ada")), list);
  }

  private static List<Path> filesHolding(Path folder, String text) throws IOException {
    byte[] part = text.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> Bytes.contain(file, part)).toList();
    }
  }
}
