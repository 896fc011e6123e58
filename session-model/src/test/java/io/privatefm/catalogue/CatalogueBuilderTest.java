package io.privatefm.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueBuilderTest {
  private static final float[] X = {1, 0};
  private static final float[] Y = {0, 2};

  @TempDir Path temp;

  @AfterEach
  void nothingHalfBuiltStaysBehind() throws IOException {
    try (Stream<Path> left = Files.list(temp)) {
      assertEquals(
          List.of(), left.filter(path -> path.getFileName().toString().startsWith(".")).toList());
    }
  }

  @Test
  void aWrongNumberOfVectorsIsRefused() {
    assertDefect(
        "must have one vector a track: file=memory tracks=2 vectors=1",
        CatalogueBuilder.of(tracks("a", "b"), List.of(X)));
    assertDefect(
        "must have one vector a track: file=memory tracks=2 vectors=3",
        CatalogueBuilder.of(tracks("a", "b"), List.of(X, Y, X)));
  }

  @Test
  void aWrongNumberOfVectorsIsRefusedWhenOnlyTheEndTells() {
    assertDefect(
        "must have one vector a track: file=named tracks=2 vectors=more than 2",
        CatalogueBuilder.of(
                TrackSource.of(tracks("a", "b")), new NamedVectors(List.of("", "", ""), X, Y, X))
            .match(Match.POSITION));
    assertDefect(
        "must have one vector a track: file=named tracks=2 vectors=1",
        CatalogueBuilder.of(TrackSource.of(tracks("a", "b")), new NamedVectors(List.of(""), X))
            .match(Match.POSITION));
  }

  @Test
  void aVectorOfAnotherDimensionIsRefused() {
    assertDefect(
        "must have the dimension of the first vector, 2: file=memory row=1 field=vector value=3",
        CatalogueBuilder.of(tracks("a", "b"), List.of(X, new float[3])));
  }

  @Test
  void aVectorWithoutComponentsIsRefused() {
    assertDefect(
        "must be 1 to 4096: file=memory field=dimension value=0",
        CatalogueBuilder.of(tracks("a"), List.of(new float[0])));
  }

  @Test
  void aVectorThatIsNotFiniteIsRefused() {
    assertDefect(
        "must be finite as float32: file=memory row=1 field=component 0 value=NaN",
        CatalogueBuilder.of(tracks("a", "b"), List.of(X, new float[] {Float.NaN, 0})));
    assertDefect(
        "must be finite as float32: file=memory row=0 field=component 1 value=-Infinity",
        CatalogueBuilder.of(tracks("a"), List.of(new float[] {0, Float.NEGATIVE_INFINITY})));
  }

  @Test
  void aZeroVectorIsRefused() {
    assertDefect(
        "must not be all zero: file=memory row=1 field=vector value=0",
        CatalogueBuilder.of(tracks("a", "b"), List.of(X, new float[2])));
  }

  @Test
  void anIdThatComesTwiceIsRefused() {
    assertDefect(
        "must be unique, and row 1 has it already: file=memory row=3 field=id value=\"b\"",
        CatalogueBuilder.of(tracks("a", "b", "c", "b"), List.of(X, Y, X, Y)));
  }

  @Test
  void anIdThatNobodyCouldTypeIsRefused() {
    assertDefect(
        "must hold no control characters and not only spaces: file=memory row=0 field=id value=\"a\tb\"",
        CatalogueBuilder.of(tracks("a\tb"), List.of(X)));
  }

  @Test
  void overLongValuesAreRefused() {
    String shown = "\"" + "x".repeat(60) + "…\"";
    assertDefect(
        "must have at most 128 characters: file=memory row=0 field=id value="
            + shown
            + " (129 characters)",
        CatalogueBuilder.of(tracks("x".repeat(129)), List.of(X)));
    assertDefect(
        "must have at most 1000 characters: file=memory row=0 field=title value="
            + shown
            + " (1001 characters)",
        CatalogueBuilder.of(List.of(Track.of("a", "x".repeat(1001), "")), List.of(X)));
    assertDefect(
        "must have at most 128 characters: file=memory row=0 field=tags value="
            + shown
            + " (129 characters)",
        CatalogueBuilder.of(List.of(Track.of("a", "", "", "x".repeat(129))), List.of(X)));
    assertDefect(
        "must be <= 256: file=memory row=0 field=tags value=257",
        CatalogueBuilder.of(
            List.of(
                Track.of(
                    "a", "", "", Stream.generate(() -> "t").limit(257).toArray(String[]::new))),
            List.of(X)));
    Track heavy =
        new Track("a", "", "", null, 0, List.of(), null, 0, null, manyTraits("€".repeat(1000), 40));
    assertDefect(
        "must fit into 32768 bytes with all its texts: file=memory row=0 field=track value=\"a\"",
        CatalogueBuilder.of(List.of(heavy), List.of(X)));
  }

  @Test
  void halfACharacterIsRefused() {
    assertDefect(
        "must be whole Unicode characters, and one is half a surrogate pair: file=memory row=0 field=track value=\"a\"",
        CatalogueBuilder.of(List.of(Track.of("a", "\uD83C", "")), List.of(X)));
  }

  @Test
  void noTracksAreRefused() {
    assertDefect(
        "must hold at least one track: file=memory", CatalogueBuilder.of(List.of(), List.of()));
  }

  @Test
  void anImpossiblePopularityIsRefused() {
    Iterator<TrackSource.Row> rows =
        List.of(new TrackSource.Row(Track.of("a", "", ""), -1)).iterator();
    assertDefect(
        "must be finite and >= 0: file=rows row=0 field=popularity value=-1.0",
        CatalogueBuilder.of(TrackSource.ofRows("rows", 1, rows), VectorSource.of(List.of(X))));
  }

  @Test
  void vectorsFindTheirTracksById() {
    CatalogueBuilder.of(
            TrackSource.of(tracks("a", "b", "c")),
            new NamedVectors(List.of("c", "a", "b"), new float[] {3, 4}, X, Y))
        .publish(temp.resolve("c"));
    try (Catalogue catalogue = Catalogue.open(temp.resolve("c"))) {
      assertEquals(1f, catalogue.index().score(0, X));
      assertEquals(1f, catalogue.index().score(1, new float[] {0, 1}));
      assertEquals(0.6f, catalogue.index().score(2, X), 1e-6f);
    }
  }

  @Test
  void vectorsThatFindNoTrackAreRefused() {
    assertDefect(
        "must be the id of a track: file=named row=1 field=id value=\"z\"",
        CatalogueBuilder.of(
            TrackSource.of(tracks("a", "b")), new NamedVectors(List.of("a", "z"), X, Y)));
    assertDefect(
        "must be unique, and an earlier vector has it already: file=named row=1 field=id value=\"a\"",
        CatalogueBuilder.of(
            TrackSource.of(tracks("a", "b")), new NamedVectors(List.of("a", "a"), X, Y)));
    assertDefect(
        "must have a vector for every track: file=named missing=1 field=id value=\"b\"",
        CatalogueBuilder.of(TrackSource.of(tracks("a", "b")), new NamedVectors(List.of("a"), X)));
  }

  @Test
  void idsThatAreRowNumbersInAnotherOrderNeedAWord() {
    assertDefect(
        "must be told how vectors match, by position or by id, since the ids are the row numbers in another order:"
            + " file=memory",
        CatalogueBuilder.of(tracks("1", "0"), List.of(X, Y)));
    CatalogueBuilder.of(tracks("1", "0"), List.of(X, Y))
        .match(Match.ID)
        .publish(temp.resolve("id"));
    CatalogueBuilder.of(tracks("1", "0"), List.of(X, Y))
        .match(Match.POSITION)
        .publish(temp.resolve("position"));
    try (Catalogue byId = Catalogue.open(temp.resolve("id"));
        Catalogue byPosition = Catalogue.open(temp.resolve("position"))) {
      assertEquals(0f, byId.index().score(0, X));
      assertEquals(1f, byPosition.index().score(0, X));
    }
  }

  @Test
  void popularityKeepsSharesAndFlattensCounts() {
    assertEquals(List.of(0.5f, 0.5f), popularities(Double.NaN, Double.NaN));
    assertEquals(List.of(0.25f, 1f, 0.25f), popularities(0.25, 1, Double.NaN));
    List<Float> counts = popularities(0, 9, 99);
    assertEquals(0f, counts.get(0));
    assertEquals(0.5f, counts.get(1), 1e-6f);
    assertEquals(1f, counts.get(2));
  }

  @Test
  void theSpaceIsNamedByTheVectorsUnlessItHasAName() {
    BuildReport first =
        CatalogueBuilder.of(tracks("a", "b"), List.of(X, Y)).publish(temp.resolve("c"));
    BuildReport same =
        CatalogueBuilder.of(tracks("c", "d"), List.of(X, Y)).publish(temp.resolve("c"));
    BuildReport other =
        CatalogueBuilder.of(tracks("a", "b"), List.of(Y, X)).publish(temp.resolve("c"));
    BuildReport named =
        CatalogueBuilder.of(tracks("a", "b"), List.of(Y, X))
            .space("mine")
            .publish(temp.resolve("c"));
    assertEquals(first.vectorSpace(), same.vectorSpace());
    assertNotEquals(first.vectorSpace(), other.vectorSpace());
    assertNotEquals(first.version(), same.version());
    assertEquals("mine", named.vectorSpace());
    assertEquals(other.version(), named.version());
  }

  @Test
  void theReportTellsWhatWasMadeOfTheInput() {
    Track full =
        new Track(
            "a",
            "t",
            "x",
            "al",
            1,
            List.of("p", "q"),
            "en",
            1,
            "u",
            Map.of("bpm", "90", "isrc", "no"));
    BuildReport report =
        CatalogueBuilder.of(List.of(full, Track.of("b", "", "")), List.of(X, Y))
            .publish(temp.resolve("c"));
    assertEquals(List.of("bpm", "isrc"), report.traits().stream().sorted().toList());
    assertEquals(1, report.tracksWithoutArtist());
    assertEquals(1, report.notOfUnitLength());
    assertEquals(2, report.tags());
    assertEquals(
        "{title=1, artist=1, album=1, durationMs=1, tags=1, language=1, year=1, url=1}",
        report.told().toString());
  }

  @Test
  void progressRunsFromTheStartToTheEndOfEachPhase() {
    List<String> heard = new ArrayList<>();
    CatalogueBuilder.of(tracks("a", "b"), List.of(X, Y))
        .progress((phase, done, total) -> heard.add(phase + " " + done + "/" + total))
        .publish(temp.resolve("c"));
    assertEquals(
        List.of(
            "tracks 2/2",
            "vectors 0/2",
            "vectors 2/2",
            "postings 0/2",
            "postings 1/2",
            "postings 2/2",
            "checksums 0/16"),
        heard.subList(0, 7));
    assertEquals("checksums 16/16", heard.getLast());
  }

  @Test
  void aDirectoryWithSomethingElseIsLeftAlone() throws IOException {
    Files.createDirectory(temp.resolve("home"));
    Files.writeString(temp.resolve("home/diary.txt"), "dear");
    assertDefect(
        "must be a catalogue, empty or not there yet: directory=" + temp.resolve("home"),
        temp.resolve("home"),
        CatalogueBuilder.of(tracks("a"), List.of(X)));
    assertEquals("dear", Files.readString(temp.resolve("home/diary.txt")));
  }

  @Test
  void aFailedBuildLeavesTheOldCatalogueInForce() {
    Path directory = temp.resolve("c");
    CatalogueBuilder.of(tracks("old"), List.of(X)).publish(directory);
    assertThrows(
        CatalogueException.class,
        () -> CatalogueBuilder.of(tracks("new"), List.of()).publish(directory));
    try (Catalogue catalogue = Catalogue.open(directory)) {
      assertEquals("old", catalogue.id(0));
    }
  }

  @Test
  void manyIdsAreFound() {
    List<String> ids = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      ids.add("track-" + i * 7);
      vectors.add(X);
    }
    CatalogueBuilder.of(tracks(ids.toArray(String[]::new)), vectors).publish(temp.resolve("c"));
    try (Catalogue catalogue = Catalogue.open(temp.resolve("c"))) {
      for (int row = 0; row < ids.size(); row++) {
        assertEquals(row, catalogue.row(ids.get(row)));
      }
      assertEquals(-1, catalogue.row("track-1"));
      assertEquals(-1, catalogue.row(""));
      catalogue.verify(Progress.NONE);
    }
  }

  private List<Float> popularities(double... told) {
    List<TrackSource.Row> rows = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (double popularity : told) {
      rows.add(new TrackSource.Row(Track.of("t" + rows.size(), "", ""), popularity));
      vectors.add(X);
    }
    CatalogueBuilder.of(
            TrackSource.ofRows("rows", told.length, rows.iterator()), VectorSource.of(vectors))
        .publish(temp.resolve("p"));
    try (Catalogue catalogue = Catalogue.open(temp.resolve("p"))) {
      List<Float> found = new ArrayList<>();
      for (int row = 0; row < catalogue.size(); row++) {
        found.add(catalogue.popularity(row));
      }
      return found;
    }
  }

  private void assertDefect(String message, CatalogueBuilder builder) {
    assertDefect(message, temp.resolve("defect"), builder);
    assertTrue(Files.notExists(temp.resolve("defect")));
  }

  private static void assertDefect(String message, Path directory, CatalogueBuilder builder) {
    assertEquals(
        message,
        assertThrows(CatalogueException.class, () -> builder.publish(directory)).getMessage());
  }

  private static Map<String, String> manyTraits(String value, int count) {
    Map<String, String> traits = new java.util.LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      traits.put("t" + i, value);
    }
    return traits;
  }

  private static List<Track> tracks(String... ids) {
    return Arrays.stream(ids).map(id -> Track.of(id, "", "")).toList();
  }
}
