package io.privatefm.bench.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.vector.Vectors;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MusicTest {
  private static final int VECTORS = 10_000;
  private static final int DIMENSION = 64;

  @TempDir static Path folder;

  @BeforeAll
  static void generate() throws IOException {
    Music.generate(folder.resolve("one"), VECTORS, DIMENSION, 100, 7, line -> {});
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    Music.generate(folder.resolve("again"), VECTORS, DIMENSION, 100, 7, line -> {});
    Music.generate(folder.resolve("other"), VECTORS, DIMENSION, 100, 8, line -> {});
    for (String file : new String[] {"music.npy", "music-queries.npy"}) {
      Path one = folder.resolve("one").resolve(file);
      assertEquals(-1, Files.mismatch(one, folder.resolve("again").resolve(file)));
      assertNotEquals(-1, Files.mismatch(one, folder.resolve("other").resolve(file)));
    }
  }

  @Test
  void vectorsAreOfUnitLengthAndAFewAreRepeated() throws IOException {
    Set<FloatBuffer> distinct = new HashSet<>();
    try (UnitVectors music = music()) {
      assertEquals(VECTORS, music.size());
      for (int row = 0; row < VECTORS; row++) {
        assertEquals(1, Vectors.norm(music.row(row)), 1e-5f);
        distinct.add(FloatBuffer.wrap(music.row(row)));
      }
    }
    double repeated = (VECTORS - distinct.size()) / (double) VECTORS;
    assertTrue(repeated > 0.003 && repeated < 0.02, "repeated=" + repeated);
  }

  @Test
  void noQueryIsInTheBase() throws IOException {
    try (UnitVectors music = music();
        UnitVectors queries =
            new UnitVectors(folder.resolve("one").resolve("music-queries.npy"), DIMENSION)) {
      Set<FloatBuffer> asked = new HashSet<>();
      for (int query = 0; query < queries.size(); query++) {
        asked.add(FloatBuffer.wrap(queries.row(query)));
      }
      assertEquals(100, asked.size());
      for (int row = 0; row < VECTORS; row++) {
        assertFalse(asked.contains(FloatBuffer.wrap(music.row(row))));
      }
    }
  }

  /** Independent directions of 64 dimensions would score 0.45 at best among so many. */
  @Test
  void theNearestTrackIsMuchNearerThanChanceWouldHaveIt() throws IOException {
    double sum = 0;
    try (UnitVectors music = music()) {
      for (int row = 0; row < 10; row++) {
        float nearest = -1;
        for (int other = 0; other < VECTORS; other++) {
          if (other != row) {
            nearest = Math.max(nearest, Vectors.dot(music.row(row), music.row(other)));
          }
        }
        sum += nearest;
      }
    }
    assertTrue(sum / 10 > 0.8, "nearest=" + sum / 10);
  }

  @Test
  void fewVectorsOfFewDimensionsAreDrawnToo() throws IOException {
    Music.generate(folder.resolve("few"), 3, 2, 1, 1, line -> {});
    try (var few = new UnitVectors(folder.resolve("few").resolve("music.npy"), 2)) {
      assertEquals(3, few.size());
      assertArrayEquals(few.row(0), few.row(0));
    }
  }

  private UnitVectors music() throws IOException {
    return new UnitVectors(folder.resolve("one").resolve("music.npy"), DIMENSION);
  }
}
