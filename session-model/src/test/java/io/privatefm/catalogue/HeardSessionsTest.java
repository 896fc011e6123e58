package io.privatefm.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.foretell.Foresight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue that knows what people heard one after another. */
class HeardSessionsTest {
  private static final List<List<String>> SESSIONS =
      List.of(List.of("a", "b", "c"), List.of("nowhere", "c"), List.of("c", "x", "a"));

  @TempDir Path directory;

  private BuildReport build(@Nullable List<List<String>> sessions) {
    List<Track> tracks =
        List.of(Track.of("a", "A", "one"), Track.of("b", "B", "one"), Track.of("c", "C", "two"));
    List<float[]> vectors = List.of(new float[] {1, 0}, new float[] {0, 1}, new float[] {1, 1});
    CatalogueBuilder builder = CatalogueBuilder.of(tracks, vectors);
    if (sessions != null) {
      builder.sessions(SessionSource.of(sessions));
    }
    return builder.publish(directory);
  }

  @Test
  void sessionsAreKeptByRowAndWhatIsNotInTheCatalogueIsCounted() {
    BuildReport report = build(SESSIONS);
    assertEquals(new SessionCounts(2, 5, 2, 1), report.sessions());
    try (Catalogue catalogue = Catalogue.open(directory)) {
      catalogue.verify(Progress.NONE);
      Foresight foresight = Objects.requireNonNull(catalogue.foresight());
      assertArrayEquals(new int[] {0, 1, 2}, foresight.sessions().tracksOf(0));
      assertArrayEquals(new int[] {2, 0}, foresight.sessions().tracksOf(1));
    }
  }

  @Test
  void aCatalogueWithoutSessionsForetellsNothing() {
    build(null);
    try (Catalogue catalogue = Catalogue.open(directory)) {
      assertNull(catalogue.foresight());
    }
    build(List.of(List.of("a"), List.of("nowhere")));
    try (Catalogue catalogue = Catalogue.open(directory)) {
      assertNull(catalogue.foresight(), "no session of two tracks");
    }
  }

  @Test
  void theSameSessionsGiveTheSameVersionAndOthersAnother() {
    String version = build(SESSIONS).version();
    assertEquals(version, build(SESSIONS).version());
    assertTrue(!version.equals(build(null).version()));
  }

  @Test
  void aTrackBeyondTheCatalogueIsRefusedAtTheOpening() throws IOException {
    assertRefused(Section.SESSION_TRACKS, 0, 9);
  }

  @Test
  void startsThatDoNotRiseAreRefusedAtTheOpening() throws IOException {
    assertRefused(Section.SESSION_STARTS, 4, 0);
  }

  private void assertRefused(Section section, int at, int damaged) throws IOException {
    build(SESSIONS);
    Path file;
    try (Catalogue catalogue = Catalogue.open(directory)) {
      file = catalogue.folder().resolve(section.file());
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] = (byte) damaged;
    Files.write(file, bytes);
    CatalogueException refused =
        assertThrows(CatalogueException.class, () -> Catalogue.open(directory));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("section=" + section.file()),
        refused::toString);
  }
}
