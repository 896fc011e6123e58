package io.privatefm.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.vector.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the vectors of a catalogue are laid out for search. */
class CatalogueIndexTest {
  private static final int TRACKS = 2_000;

  @TempDir Path temp;

  private Path build(String name, Profile profile, int threads) {
    Path directory = temp.resolve(name);
    DemoCatalogue.of(TRACKS, 1).index(profile).threads(threads).publish(directory);
    return directory;
  }

  @Test
  void aSmallCatalogueIsExactUnlessToldOtherwise() {
    try (Catalogue small = Catalogue.open(build("auto", Profile.AUTO, 1))) {
      assertEquals("exact", small.info().index().profile());
      assertEquals(List.of(), small.info().index().recalls());
    }
    try (Catalogue lists = Catalogue.open(build("compact", Profile.COMPACT, 2))) {
      lists.verify(Progress.NONE);
      CatalogueInfo.Index index = lists.info().index();
      assertEquals("compact", index.profile());
      assertEquals(192, index.lists());
      assertEquals(256, index.sampled());
      assertTrue(index.bytesPerVector() > 256 && index.bytesPerVector() < 512, index.toString());
      assertTrue(index.recalls().getLast().recall() >= 0.95, index.toString());
    }
  }

  @Test
  void theSameTracksGiveTheSameBytesOnAnyNumberOfThreads() throws IOException {
    Path one = build("one", Profile.COMPACT, 1);
    Path three = build("three", Profile.COMPACT, 3);
    for (Section section : Section.OF_EVERY_BASE) {
      Path file = Path.of("base-000001", section.file());
      assertEquals(-1, Files.mismatch(one.resolve(file), three.resolve(file)), section.file());
    }
    try (Catalogue first = Catalogue.open(one);
        Catalogue second = Catalogue.open(three)) {
      assertEquals(first.version(), second.version());
    }
  }

  @Test
  void theBuildTellsHowFarTheListsAre() {
    Set<String> phases = ConcurrentHashMap.newKeySet();
    DemoCatalogue.of(TRACKS, 1)
        .index(Profile.COMPACT)
        .progress((phase, done, total) -> phases.add(phase))
        .publish(temp.resolve("told"));
    Set<String> wanted = Set.of("clusters", "assignment", "coding", "measuring recall");
    assertTrue(phases.containsAll(wanted), phases::toString);
  }

  @Test
  void aDimensionWithoutListsIsRefusedWhenTheyAreAskedFor() {
    Path directory = temp.resolve("line");
    CatalogueBuilder builder =
        CatalogueBuilder.of(List.of(Track.of("a", "One", "Ada")), List.of(new float[] {1}))
            .index(Profile.COMPACT);
    var e = assertThrows(CatalogueException.class, () -> builder.publish(directory));
    assertEquals(
        "must be 2 to 1024 for an index with lists: file=memory field=dimension value=1",
        e.getMessage());
    assertFalse(Files.exists(directory));
  }

  @Test
  void damagedListsAreFoundByTheirChecksum() throws IOException {
    Path directory = build("damaged", Profile.COMPACT, 2);
    Path file = directory.resolve("base-000001").resolve(Section.VECTORS.file());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    try (Catalogue damaged = Catalogue.open(directory)) {
      var e = assertThrows(CatalogueException.class, () -> damaged.verifyChecksums(Progress.NONE));
      assertTrue(e.getMessage().contains("section=vectors.fmv"), e.getMessage());
    }
  }
}
