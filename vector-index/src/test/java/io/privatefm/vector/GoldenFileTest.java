package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of every released format version keep opening, and version 1 is still written as it was.
 */
class GoldenFileTest {
  private static final float[][] VECTORS = {{1, 0, 0.5f}, {0, -2, 0.25f}, {3, 4, 0}};

  @TempDir Path folder;

  private Path golden() throws IOException {
    Path file = folder.resolve("golden-1.vec");
    try (InputStream in = getClass().getResourceAsStream("golden-1.vec")) {
      Files.write(file, Objects.requireNonNull(in, "golden-1.vec").readAllBytes());
    }
    return file;
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
