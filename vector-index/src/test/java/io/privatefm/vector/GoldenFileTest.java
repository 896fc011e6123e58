package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files of every released format version keep opening, and version 1 is still written as it was.
 */
class GoldenFileTest {
  private static final float[][] VECTORS = {{1, 0, 0.5f}, {0, -2, 0.25f}, {3, 4, 0}};

  /** To the query of the test, in all files of versions 2 and 3. */
  private static final List<Integer> NEAREST = List.of(274, 216, 141, 232, 13);

  @TempDir Path folder;

  private Path golden() throws IOException {
    return golden("golden-1.vec");
  }

  private Path golden(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = getClass().getResourceAsStream(name)) {
      Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
    }
    return file;
  }

  /** Writes the files of version 3 into a folder, as they were written once. */
  static final class Version3 {
    public static void main(String[] args) {
      for (Profile profile : List.of(Profile.COMPACT, Profile.FAST)) {
        Path file = Path.of(args[0], "golden-3-" + name(profile) + ".vec");
        IndexOptions options = IndexOptions.DEFAULT.with(profile).withLists(5);
        try (IndexBuilder builder = new IndexBuilder(file, 8, options)) {
          for (float[] vector : Clustered.vectors(1, 300, 8)) {
            builder.add(vector);
          }
          builder.publish();
        }
      }
    }
  }

  private static String name(Profile profile) {
    return profile.name().toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @CsvSource({"2,COMPACT", "2,FAST", "3,COMPACT", "3,FAST"})
  void versionsWithListsOpenAndAreSearchedInThem(int version, Profile profile) throws IOException {
    String file = "golden-" + version + "-" + name(profile) + ".vec";
    Neighbours found = new Neighbours(5);
    Neighbours exact = new Neighbours(5);
    float[] query = Clustered.vectors(2, 1, 8)[0];
    try (VectorIndex index = VectorIndex.open(golden(file))) {
      index.verify();
      assertEquals(profile, index.profile());
      assertEquals(5, index.listCount());
      assertTrue(index.efforts().getLast().recall() >= 0.95, index.efforts().toString());
      index.searcher().search(query, new Effort(4, 40), Allowed.all(), found);
      index.searcher().search(query, new Effort(5, 300), Allowed.all(), exact);
    }
    assertEquals(NEAREST, Sample.ids(exact));
    assertEquals(NEAREST, Sample.ids(found));
  }

  @Test
  void version1Opens() throws IOException {
    Neighbours found = new Neighbours(3);
    try (VectorIndex index = VectorIndex.open(golden())) {
      index.verify();
      index.searcher().search(new float[] {1, 1, 2}, Allowed.all(), found);
    }
    assertEquals(List.of(2, 0, 1), Sample.ids(found));
    assertEquals(7, found.score(0));
  }

  @Test
  void version1IsWrittenToTheByte() throws IOException {
    Path written = Sample.publish(folder.resolve("new.vec"), VECTORS);
    assertArrayEquals(Files.readAllBytes(golden()), Files.readAllBytes(written));
  }
}
