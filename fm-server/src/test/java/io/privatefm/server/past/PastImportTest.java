package io.privatefm.server.past;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueException;
import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.server.SmallCatalogue;
import io.privatefm.server.journal.Entry;
import io.privatefm.server.profile.Saved;
import io.privatefm.server.profile.Store;
import io.privatefm.server.profile.StoreOptions;
import io.privatefm.station.Held;
import io.privatefm.station.Station;
import io.privatefm.station.TuningChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A listening history comes into a stopped server's data whole or not at all, and once. */
@SuppressWarnings("NullAway.Init") // JUnit calls the set-up first
class PastImportTest {
  private static final long NOW_MS = 1_795_300_000_000L;
  private static final InstantSource CLOCK = () -> java.time.Instant.ofEpochMilli(NOW_MS);

  /** Genre 1, told by id, and by names that are spelled in other ways. */
  private static final String LISTENBRAINZ =
      """
      {"listened_at":1795200000,"recording_msid":"x","track_metadata":{"artist_name":"ARTIST-1",\
      "track_name":"Títle: 1!","additional_info":{}}}
      {"listened_at":1795200300,"track_metadata":{"artist_name":"whoever","track_name":"whatever",\
      "additional_info":{"recording_mbid":"t005"}}}
      {"listened_at":1795200600,"track_metadata":{"artist_name":"Nobody","track_name":"Nothing"}}
      {"listened_at":1795200900,"track_metadata":{"artist_name":"artist 1","track_name":"Nothing"}}
      {"listened_at":1795201200,"track_metadata":{"artist_name":"Nobody","track_name":"Nothing"}}
      """;

  @TempDir private Path folder;
  private Catalogue catalogue;
  private Path data;

  @BeforeEach
  void make() {
    catalogue = Catalogue.open(SmallCatalogue.in(folder.resolve("catalogue")));
    data = folder.resolve("data");
    await(open().close());
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  private Engine engine() {
    return new Engine(catalogue, EngineOptions.DEFAULT);
  }

  private Store open() {
    return Store.open(data, StoreOptions.DEFAULT.withClock(CLOCK), engine());
  }

  private static <T> T await(io.vertx.core.Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  private ImportReport read(String lines) {
    try {
      Path file = Files.writeString(folder.resolve("past.jsonl"), lines);
      return PastImport.run(file, "ann", data, catalogue, CLOCK);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Optional<Saved> saved() {
    Store store = open();
    try {
      return await(store.load("ann"));
    } finally {
      await(store.close());
    }
  }

  private Held held() {
    return engine().restore(saved().orElseThrow().station(), NOW_MS).held();
  }

  private static List<String> ids(List<Held.Named> tracks) {
    return tracks.stream().map(Held.Named::trackId).toList();
  }

  @Test
  void listensAreMatchedByIdElseByNamesHoweverTheyAreSpelled() {
    ImportReport report = read(LISTENBRAINZ);
    assertEquals(5, report.values());
    assertEquals(1, report.byId());
    assertEquals(1, report.byName());
    assertEquals(2, report.takenIn());
    assertEquals(3, report.unmatched());
    assertEquals(
        Map.of(
            "Nobody – Nothing: no such artist", 2L,
            "artist 1 – Nothing: no such title of the artist", 1L),
        report.missing());
    assertEquals(List.of("t005", "t001"), ids(held().completed()));
    assertEquals(
        Map.of("import-listenbrainz", 1_795_200_300_000L), saved().orElseThrow().lastSeq());
  }

  @Test
  void theFirstDrawFollowsWhatWasHeard() {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i < 100; i += 4) {
      long atMs = NOW_MS - i * 3_600_000L;
      lines.append("{\"track\":\"%s\",\"atMs\":%d}\n".formatted(SmallCatalogue.id(i), atMs));
    }
    read(lines.toString());
    Engine engine = engine();
    Station station = engine.restore(saved().orElseThrow().station(), NOW_MS);
    int followed = 0;
    for (int i = 0; i < 20; i++) {
      station = engine.restore(engine.save(station), NOW_MS);
      engine.play(station, NOW_MS);
      String track = java.util.Objects.requireNonNull(station.current()).trackId();
      followed += Integer.parseInt(track.substring(1)) % 4 == 1 ? 1 : 0;
      engine.tell(
          station,
          new io.privatefm.station.Feedback.Failed("p-%06d".formatted(i + 1), "x", NOW_MS),
          NOW_MS);
    }
    int of20 = followed;
    assertTrue(of20 >= 14, () -> of20 + " of 20");
  }

  @Test
  void theSameFileTwiceIsTakenInOnceAndALaterOneBringsWhatIsNew() {
    read(LISTENBRAINZ);
    Saved once = saved().orElseThrow();
    ImportReport again = read(LISTENBRAINZ);
    assertEquals(2, again.before());
    assertEquals(0, again.takenIn());
    assertEquals(once, saved().orElseThrow());
    ImportReport later =
        read(
            LISTENBRAINZ
                + """
                {"listened_at":1795202000,"track_metadata":{"artist_name":"artist 9",\
                "track_name":"title 9"}}
                """);
    assertEquals(2, later.before());
    assertEquals(1, later.takenIn());
    assertEquals(List.of("t009", "t005", "t001"), ids(held().completed()));
  }

  @Test
  void likesAndBansAreTakenWhereTheyAreTold() {
    read(
        """
        {"track":"t001","atMs":1795200000000,"act":"liked"}
        {"artist":"artist 2","title":"TITLE 2","at":"2026-11-20T08:00:00Z","value":0.9}
        {"track":"t003","atMs":1795200000000,"value":-1}
        {"track":"t004","atMs":1795200000000,"value":-0.3}
        {"track":"t006","atMs":1795200000000,"value":0}
        """);
    assertEquals(List.of("t002", "t001"), ids(held().likes()));
    assertEquals(List.of("t003"), ids(held().bannedTracks()));
    assertEquals(java.util.Set.of("t003", "t004"), java.util.Set.copyOf(ids(held().skipped())));
    assertEquals(List.of(), held().completed());
  }

  @Test
  void theJournalAloneBringsItBackToTheByte() throws IOException {
    read(LISTENBRAINZ);
    Saved kept = saved().orElseThrow();
    Files.delete(data.resolve("profiles"));
    Files.delete(data.resolve("checkpoint"));
    assertEquals(kept, saved().orElseThrow());
  }

  @Test
  void onlyTheNewestCount() {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= PastImport.MOST + 10; i++) {
      lines.append("{\"track\":\"t001\",\"atMs\":%d}\n".formatted(i * 1_000L));
    }
    ImportReport report = read(lines.toString());
    assertEquals(PastImport.MOST, report.takenIn());
    assertEquals(10, report.tooOld());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"track\":\"t001\"}|must be a whole number: file=FILE line=2 field=atMs value=null",
        "{\"track\":\"t001\",\"atMs\":-5}"
            + "|must be after 1970 and not after now: file=FILE line=2 field=atMs value=-5",
        "{\"track\":\"t001\",\"atMs\":9999999999999}"
            + "|must be after 1970 and not after now: file=FILE line=2 field=atMs value=9999999999999",
        "{\"track\":\"t001\",\"at\":\"noon\"}"
            + "|must be a time like 2026-11-01T18:00:00Z: file=FILE line=2 field=at value=\"noon\"",
        "{\"title\":\"x\",\"atMs\":5}" + "|must be told: file=FILE line=2 field=artist value=null",
        "{\"track\":\"t001\",\"atMs\":5,\"act\":\"hummed\"}|must be heard, completed, liked, skipped"
            + " or disliked: file=FILE line=2 field=act value=\"hummed\"",
        "{\"track\":\"t001\",\"atMs\":5,\"value\":2}"
            + "|must be a number from -1 to 1: file=FILE line=2 field=value value=2",
        "{\"listened_at\":5,\"track_metadata\":{}}"
            + "|must be of one kind with what goes before: import-plain: file=FILE line=2",
        "{\"song\":1}|must be an object with track and atMs, with listened_at and track_metadata,"
            + " or an export of own data with journal: file=FILE line=2",
      })
  void aLineThatBreaksARuleIsNamedAndNothingIsImported(String line, String told) {
    String file = folder.resolve("past.jsonl").toString();
    CatalogueException refused =
        assertThrows(
            CatalogueException.class,
            () -> read("{\"track\":\"t001\",\"atMs\":1795200000000}\n" + line + "\n"));
    assertEquals(told.replace("FILE", file), refused.getMessage());
    assertEquals(Optional.empty(), saved());
  }

  @Test
  void whatIsNoJsonIsNamedByItsLine() {
    CatalogueException refused =
        assertThrows(
            CatalogueException.class,
            () -> read("{\"track\":\"t001\",\"atMs\":1795200000000}\n{\"track\":\n"));
    assertTrue(refused.getMessage().startsWith("must be JSON: "), refused.getMessage());
    assertEquals(Optional.empty(), saved());
  }

  @Test
  void whileTheStationIsIncognitoNothingIsImported() {
    Engine engine = engine();
    Station station = engine.tuneIn("ann", "s-1", NOW_MS);
    TuningChange change = new TuningChange(null, null, null, true, NOW_MS);
    engine.tune(station, change, NOW_MS);
    Store store = open();
    await(store.append(new Entry.TunedIn("ann", "s-1", "phone", NOW_MS)));
    await(store.append(new Entry.Tuned("ann", "phone", 1, NOW_MS, change)));
    await(store.save("ann", new Saved(engine.save(station), Map.of("phone", 1L))));
    await(store.close());
    Saved before = saved().orElseThrow();
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> read(LISTENBRAINZ));
    assertEquals("must not be incognito: station", refused.getMessage());
    assertEquals(before, saved().orElseThrow());
  }
}
