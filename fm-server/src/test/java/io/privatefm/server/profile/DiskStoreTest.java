package io.privatefm.server.profile;

import static io.privatefm.server.profile.Waiting.failure;
import static io.privatefm.server.profile.Waiting.until;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.server.journal.Entry;
import io.privatefm.server.journal.StorageException;
import io.privatefm.server.journal.StorageException.Reason;
import io.privatefm.station.PastAct;
import io.privatefm.station.PastListen;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Saved SAVED = new Saved(new byte[] {1, 2, 3}, Map.of("phone", 7L));

  @TempDir Path temp;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private StoreOptions options =
      StoreOptions.DEFAULT
          .withRoom(10, 16_000)
          .withRetention(new Retention(Duration.ofHours(24), Duration.ofHours(24)))
          .withClock(now::get);
  private Catalogue catalogue;
  private DiskStore store;

  @BeforeEach
  void open() {
    catalogue = SmallCatalogue.at(temp.resolve("catalogue"));
    store = openAt(temp.resolve("data"));
  }

  @AfterEach
  void close() {
    until(store.close());
    catalogue.close();
  }

  private DiskStore openAt(Path data) {
    return DiskStore.open(data, options, SmallCatalogue.engine(catalogue), new SecureRandom());
  }

  private void reopen() {
    until(store.close());
    store = openAt(temp.resolve("data"));
  }

  @Test
  void whatWasSavedIsThereAfterClosing() {
    until(store.save("ada", SAVED));
    until(store.saveModel(new byte[] {5, 6}));
    String pseudonym = store.pseudonym("ada");
    reopen();

    assertEquals(Optional.of(SAVED), until(store.load("ada")));
    assertEquals(Optional.empty(), until(store.load("grace")));
    assertArrayEquals(new byte[] {5, 6}, until(store.loadModel()).orElseThrow());
    assertEquals(pseudonym, store.pseudonym("ada"));
    assertTrue(store.recovery().clean());
    assertEquals(List.of(), store.recovery().losses());
  }

  @Test
  void aStationThatWasNeverSavedIsReplayedToTheByte() {
    LiveListener ada = new LiveListener("ada", SmallCatalogue.engine(catalogue), store);
    ada.hear(23);
    reopen();

    assertEquals(Optional.of(ada.saved()), until(store.load("ada")));
    assertEquals(ada.journalled().size(), store.recovery().entries());
  }

  @Test
  void entriesAfterTheLastSaveAreReplayedOntoItAndNoOthers() {
    LiveListener ada = new LiveListener("ada", SmallCatalogue.engine(catalogue), store);
    LiveListener grace = new LiveListener("grace", SmallCatalogue.engine(catalogue), store);
    ada.hear(6);
    grace.hear(4);
    ada.save();
    int before = ada.journalled().size();
    ada.hear(7);
    reopen();

    assertEquals(Optional.of(ada.saved()), until(store.load("ada")));
    assertEquals(Optional.of(grace.saved()), until(store.load("grace")));
    int afterSave = ada.journalled().size() - before;
    assertEquals(afterSave + grace.journalled().size(), store.recovery().entries());
    reopen();
    assertEquals(0, store.recovery().entries());
    assertEquals(Optional.of(ada.saved()), until(store.load("ada")));
  }

  @Test
  void anExportHoldsTheStationAndEveryEntryInOrder() {
    LiveListener ada = new LiveListener("ada", SmallCatalogue.engine(catalogue), store);
    new LiveListener("grace", SmallCatalogue.engine(catalogue), store).hear(3);
    ada.hear(10);
    ada.save();

    assertEquals(new Held(Optional.of(ada.saved()), ada.journalled()), until(store.export("ada")));
    assertEquals(new Held(Optional.empty(), List.of()), until(store.export("nobody")));
  }

  @Test
  void whatAProcessThatDiedHadWrittenIsRecovered() throws IOException {
    LiveListener ada = new LiveListener("ada", SmallCatalogue.engine(catalogue), store);
    ada.hear(5);
    ada.save();
    ada.hear(5);
    Path asLeft = copyAsLeftByADeadProcess();

    DiskStore recovered = openAt(asLeft);
    try {
      assertEquals(false, recovered.recovery().clean());
      assertEquals(List.of(), recovered.recovery().losses());
      assertEquals(Optional.of(ada.saved()), until(recovered.load("ada")));
      assertEquals(ada.journalled(), until(recovered.export("ada")).entries());
    } finally {
      until(recovered.close());
    }
  }

  @Test
  void aLostMapIsRebuiltFromTheJournalAndSaysSo() throws IOException {
    LiveListener ada = new LiveListener("ada", SmallCatalogue.engine(catalogue), store);
    ada.hear(8);
    ada.save();
    until(store.checkpoint());
    until(store.save("grace", SAVED));
    ada.hear(2);
    Path asLeft = copyAsLeftByADeadProcess();
    Files.delete(asLeft.resolve("profiles"));

    DiskStore recovered = openAt(asLeft);
    try {
      assertEquals(Optional.of(ada.saved()), until(recovered.load("ada")));
      assertEquals(
          List.of("1 stations were begun anew from what the journal still held"),
          recovered.recovery().losses().stream()
              .filter(loss -> loss.contains("begun anew"))
              .toList());
    } finally {
      until(recovered.close());
    }
  }

  @Test
  void againstLossOfPowerNothingIsAcknowledgedBeforeItIsForcedToTheDisk() {
    until(store.close());
    options = options.withDurability(Durability.POWER);
    store = openAt(temp.resolve("data"));
    Map<Long, Long> forcedWhenAcknowledged = new ConcurrentHashMap<>();
    List<Future<Void>> acknowledged = new ArrayList<>();
    for (long seq = 1; seq <= 500; seq++) {
      long own = seq;
      acknowledged.add(
          store
              .append(List.of(new Entry.Consumed("ada", "phone", own, 0)))
              .onSuccess(_ -> forcedWhenAcknowledged.put(own, store.forcedIndex())));
    }
    until(Future.all(acknowledged).mapEmpty());

    assertEquals(500, forcedWhenAcknowledged.size());
    Map<Long, Long> indexes = indexes("ada");
    forcedWhenAcknowledged.forEach(
        (seq, forced) ->
            assertTrue(
                forced >= indexes.getOrDefault(seq, Long.MAX_VALUE),
                "forced " + forced + " at the acknowledgement of " + seq));
  }

  @Test
  void anAppendThatFailsHalfWaySaysWhatIsThereAndTheRestFollows() {
    Entry giant =
        new Entry.Imported(
            "ada",
            "phone",
            3,
            0,
            Collections.nCopies(1_000_000, new PastListen("some track", 1, PastAct.LIKED)));

    StorageException failed =
        failure(store.append(List.of(consumed(1), consumed(2), giant, consumed(3))));
    assertEquals(2, failed.appended());
    until(store.append(consumed(3)));

    assertEquals(
        List.of(consumed(1), consumed(2), consumed(3)), until(store.export("ada")).entries());
    reopen();
    assertEquals(List.of(), store.recovery().losses());
    assertEquals(3, store.recovery().entries());
  }

  @Test
  void whatIsWrittenAndCannotBeForcedToTheDiskIsForcedLaterAndNotWrittenAgain() throws IOException {
    until(store.close());
    options = options.withDurability(Durability.POWER);
    store = openAt(temp.resolve("data"));
    until(store.append(consumed(1)));
    Path journal = temp.resolve("data/journal");
    Path elsewhere = temp.resolve("elsewhere");
    Files.move(journal, elsewhere);

    StorageException failed = failure(store.append(List.of(consumed(2), consumed(3))));
    assertEquals(2, failed.appended());
    Files.move(elsewhere, journal);
    until(store.append(List.of()));

    assertEquals(store.lastIndex(), store.forcedIndex());
    assertEquals(
        List.of(consumed(1), consumed(2), consumed(3)), until(store.export("ada")).entries());
  }

  /** Where in the journal each number of a listener stands. */
  private Map<Long, Long> indexes(String listener) {
    List<Entry> entries = until(store.export(listener)).entries();
    long last = store.lastIndex();
    Map<Long, Long> indexes = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) { // one listener, one file: without gaps
      indexes.put(((Entry.Sequenced) entries.get(i)).seq(), last - (entries.size() - 1 - i));
    }
    return indexes;
  }

  @Test
  void anErasedListenerIsInNoFile() throws IOException {
    LiveListener ada =
        new LiveListener("ada-who-wants-to-go", SmallCatalogue.engine(catalogue), store);
    ada.hear(10);
    ada.save();
    ada.hear(2);
    byte[] key = keyInTheVault();
    assertEquals(1, filesHolding(key).size(), "the key is there to begin with");

    until(store.erase("ada-who-wants-to-go"));

    assertEquals(List.of(), filesHolding(key));
    assertEquals(List.of(), filesHolding("ada-who-wants-to-go".getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        List.of(), filesHolding(SmallCatalogue.TRACK_PREFIX.getBytes(StandardCharsets.UTF_8)));
    assertEquals(new Held(Optional.empty(), List.of()), until(store.export("ada-who-wants-to-go")));
    assertEquals(Optional.empty(), until(store.load("ada-who-wants-to-go")));
    reopen();
    assertEquals(0, store.recovery().entries());
    assertEquals(Optional.empty(), until(store.load("ada-who-wants-to-go")));
    assertEquals(List.of(), filesHolding(key));
  }

  @Test
  void whoWasNotHeardForLongerThanTheRetentionIsInNoFileAndTheOthersStay() throws IOException {
    LiveListener ada = new LiveListener("ada-who-went", SmallCatalogue.engine(catalogue), store);
    ada.hear(10);
    ada.save();
    byte[] key = keyInTheVault();
    LiveListener grace = new LiveListener("grace", SmallCatalogue.engine(catalogue), store);
    pass(Duration.ofHours(20));
    grace.hear(2);
    grace.save();
    pass(Duration.ofHours(2));
    reopen();
    assertEquals(Optional.of(ada.saved()), until(store.load("ada-who-went")), "22 hours are few");
    assertEquals(1, filesHolding(key).size());

    pass(Duration.ofHours(4));
    awaitForgotten("ada-who-went");
    reopen();

    assertEquals(List.of(), filesHolding(key));
    assertEquals(List.of(), filesHolding("ada-who-went".getBytes(StandardCharsets.UTF_8)));
    assertEquals(new Held(Optional.empty(), List.of()), until(store.export("ada-who-went")));
    assertEquals(Optional.of(grace.saved()), until(store.load("grace")));
    assertEquals(List.of(), store.recovery().losses());
  }

  private void awaitForgotten(String listener) {
    Instant deadline = Instant.now().plusSeconds(10);
    while (until(store.load(listener)).isPresent()) {
      assertTrue(Instant.now().isBefore(deadline), "still remembered: " + listener);
    }
  }

  @Test
  void aFullMapRefusesTheNextListenerAndKeepsTheOthers() {
    for (int i = 0; i < 10; i++) {
      until(store.save("listener-" + i, SAVED));
    }

    StorageException refused = failure(store.save("one-too-many", SAVED));

    assertEquals(Reason.FULL, refused.reason());
    assertEquals("must hold no more than were configured: profiles=10", refused.getMessage());
    until(store.save("listener-3", new Saved(new byte[] {9}, Map.of())));
    for (int i = 0; i < 10; i++) {
      assertTrue(until(store.load("listener-" + i)).isPresent());
    }
    until(store.erase("listener-3"));
    until(store.save("one-too-many", SAVED));
  }

  @Test
  void aStationTooLargeForTheMapIsRefusedAndTheOldOneStays() {
    until(store.save("ada", SAVED));

    StorageException refused = failure(store.save("ada", new Saved(new byte[4_000_000], Map.of())));

    assertEquals(Reason.FULL, refused.reason());
    assertEquals(Optional.of(SAVED), until(store.load("ada")));
  }

  @Test
  void aSecondStoreIsToldWhoHoldsTheDirectory() {
    StorageException refused =
        assertThrows(StorageException.class, () -> openAt(temp.resolve("data")));

    assertEquals(Reason.IN_USE, refused.reason());
    assertEquals(
        "must be in use by nobody else: data="
            + temp.resolve("data")
            + " (held by process "
            + ProcessHandle.current().pid()
            + " since 2026-06-01T12:00:00Z)",
        refused.getMessage());
  }

  @Test
  void aDirectoryOfANewerReleaseIsRefused() throws IOException {
    Path newer = Files.createDirectories(temp.resolve("newer"));
    Files.writeString(newer.resolve("format"), "private-fm data 3\n");

    StorageException refused = assertThrows(StorageException.class, () -> openAt(newer));

    assertEquals(Reason.NEWER_FORMAT, refused.reason());
    assertEquals(
        "must be at most 2 for this release: " + newer.resolve("format") + " says 3",
        refused.getMessage());
  }

  @Test
  void aDirectoryOfTheFirstReleaseIsTakenOnAndSaysSo() throws IOException {
    Path old = Files.createDirectories(temp.resolve("old"));
    Files.writeString(old.resolve("format"), "private-fm data 1\n");

    openAt(old).close().await();

    assertEquals("private-fm data 2\n", Files.readString(old.resolve("format")));
  }

  @Test
  void oldFilesOfTheJournalGoOnceEverythingInThemIsSaved() {
    LiveListener ada = new LiveListener("ada", SmallCatalogue.engine(catalogue), store);
    ada.hear(3);
    pass(Duration.ofHours(30));
    until(store.checkpoint());
    assertEquals(ada.journalled(), until(store.export("ada")).entries(), "not saved, not dropped");

    int old = ada.journalled().size();
    ada.hear(1);
    ada.save();
    pass(Duration.ofHours(1));
    until(store.checkpoint());

    List<Entry> newest = ada.journalled().subList(old, ada.journalled().size());
    assertEquals(new Held(Optional.of(ada.saved()), newest), until(store.export("ada")));
    ada.hear(2);
    reopen();
    assertEquals(Optional.of(ada.saved()), until(store.load("ada")));
  }

  @Test
  void aDamagedCheckpointCostsTimeAndNotData() throws IOException {
    LiveListener ada = new LiveListener("ada", SmallCatalogue.engine(catalogue), store);
    ada.hear(3);
    ada.save();
    ada.hear(3);
    until(store.close());
    Files.write(temp.resolve("data/checkpoint"), new byte[] {1, 2, 3});
    store = openAt(temp.resolve("data"));

    assertEquals(Optional.of(ada.saved()), until(store.load("ada")));
  }

  @Test
  void aClosedStoreSaysSoAndMayBeClosedAgain() {
    until(store.close());

    assertEquals(Reason.CLOSED, failure(store.load("ada")).reason());
    assertEquals(Reason.CLOSED, failure(store.append(consumed(1))).reason());
  }

  private static Entry consumed(long seq) {
    return new Entry.Consumed("ada", "phone", seq, 0);
  }

  private void pass(Duration time) {
    now.set(now.get().plus(time));
  }

  /** The only key there is. */
  private byte[] keyInTheVault() throws IOException {
    byte[] vault = Files.readAllBytes(temp.resolve("data/keys"));
    return Arrays.copyOfRange(vault, 64 + 24, 64 + 56);
  }

  private List<Path> filesHolding(byte[] part) throws IOException {
    try (Stream<Path> files = Files.walk(temp.resolve("data"))) {
      return files.filter(Files::isRegularFile).filter(file -> Bytes.contain(file, part)).toList();
    }
  }

  private Path copyAsLeftByADeadProcess() throws IOException {
    Path to = temp.resolve("as-left");
    try (Stream<Path> files = Files.walk(temp.resolve("data"))) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(temp.resolve("data").relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          SafeFile.copySparse(file, copy);
        }
      }
    }
    return to;
  }
}
