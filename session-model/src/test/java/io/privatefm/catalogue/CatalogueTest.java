package io.privatefm.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  private static final Track FULL =
      new Track(
          "t-1",
          "Prelude",
          "Ada",
          "First",
          61_000,
          List.of("calm", "piano"),
          "en",
          1999,
          "https://example.org/1.ogg",
          Map.of("mood", "still"));

  @TempDir Path temp;

  @Test
  void whatGoesInComesOut() {
    List<Track> tracks =
        List.of(FULL, Track.of("t-2", "Réveil ☀", "ADA ", "Piano"), Track.of("t-3", "", ""));
    CatalogueBuilder.of(tracks, vectors(3)).publish(temp.resolve("c"));

    try (Catalogue catalogue = Catalogue.open(temp.resolve("c"))) {
      assertEquals(3, catalogue.size());
      assertEquals(FULL, catalogue.track(0));
      assertEquals("Réveil ☀", catalogue.track(1).title());
      assertEquals("ADA ", catalogue.track(1).artist());
      assertEquals(List.of("piano"), catalogue.track(1).tags());
      assertEquals(tracks.get(2), catalogue.track(2));
      for (int row = 0; row < 3; row++) {
        assertEquals(tracks.get(row).id(), catalogue.id(row));
        assertEquals(row, catalogue.row(tracks.get(row).id()));
      }
      assertEquals(-1, catalogue.row("t-4"));
      assertEquals(0.6f, catalogue.index().score(0, new float[] {1, 0}), 1e-6f);
    }
  }

  @Test
  void artistsAndTagsAreOneWhateverTheirCase() {
    List<Track> tracks =
        List.of(
            Track.of("a", "", "The  Sparrows", "Jazz"),
            Track.of("b", "", "the sparrows", "jazz", "late"));
    CatalogueBuilder.of(tracks, vectors(2)).publish(temp.resolve("c"));

    try (Catalogue catalogue = Catalogue.open(temp.resolve("c"))) {
      assertEquals(1, catalogue.artistCount());
      assertEquals("The  Sparrows", catalogue.artistName(0));
      assertEquals(2, catalogue.tracksOfArtist().count(0));
      assertEquals(1, catalogue.tracksOfArtist().at(0, 1));
      assertEquals(2, catalogue.tagCount());
      assertEquals("Jazz", catalogue.tagName(0));
      assertEquals(2, catalogue.tracksOfTag().count(0));
      assertEquals(1, catalogue.tracksOfTag().at(1, 0));
      assertEquals(2, catalogue.tagsOf().count(1));
    }
  }

  @Test
  void tracksOfUnknownArtistsHaveNothingInCommon() {
    List<Track> tracks =
        List.of(
            Track.of("a", "", ""),
            Track.of("b", "", " "),
            Track.of("c", "", "-"),
            Track.of("d", "", "—"));
    CatalogueBuilder.of(tracks, vectors(4)).publish(temp.resolve("c"));

    try (Catalogue catalogue = Catalogue.open(temp.resolve("c"))) {
      assertNotEquals(catalogue.artist(0), catalogue.artist(1));
      assertEquals(4, catalogue.artistCount());
      catalogue.verify(Progress.NONE);
    }
  }

  static List<float[]> vectors(int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> new float[] {3 + i, 4})
        .toList();
  }
}
