package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexBuilderTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("index.vec");
  }

  private List<String> files() throws IOException {
    try (var paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).toList();
    }
  }

  @Test
  void vectorsOfEveryDimensionAreReadBackAsWritten() {
    for (int dimension : new int[] {1, 2, 15, 16, 17, 63, 64, 65, 100, 1024, 4095, 4096}) {
      float[][] vectors = Sample.vectors(dimension, 5, dimension);
      Sample.publish(file(), vectors);
      try (VectorIndex index = VectorIndex.open(file())) {
        index.verify();
        float[] read = new float[dimension];
        for (int id = 0; id < vectors.length; id++) {
          index.copyVector(id, read);
          assertArrayEquals(vectors[id], read);
        }
      }
    }
  }

  @Test
  void theFileAppearsOnlyWhenPublished() throws IOException {
    try (IndexBuilder builder = new IndexBuilder(file(), 2)) {
      builder.add(new float[] {1, 2});
      assertEquals(1, builder.count());
      assertTrue(files().stream().noneMatch("index.vec"::equals));
      builder.publish();
    }
    assertEquals(List.of("index.vec"), files());
  }

  @Test
  void anUnpublishedBuilderLeavesNothingAndTheOldIndexStays() throws IOException {
    Sample.publish(file(), new float[] {7});
    try (IndexBuilder builder = new IndexBuilder(file(), 2)) {
      builder.add(new float[] {1, 2});
    }
    assertEquals(List.of("index.vec"), files());
    try (VectorIndex index = VectorIndex.open(file())) {
      assertEquals(1, index.dimension());
    }
  }

  @Test
  void anOpenIndexSurvivesItsReplacement() {
    Sample.publish(file(), new float[] {7});
    try (VectorIndex old = VectorIndex.open(file())) {
      Sample.publish(file(), new float[] {8}, new float[] {9});
      assertEquals(7, old.score(0, new float[] {1}));
      try (VectorIndex index = VectorIndex.open(file())) {
        assertEquals(9, index.score(1, new float[] {1}));
      }
    }
  }

  @Test
  void aFailedPublishLeavesNothing() throws IOException {
    Path occupied = folder.resolve("taken");
    Files.createDirectories(occupied.resolve("inside"));
    try (IndexBuilder builder = new IndexBuilder(occupied, 1)) {
      builder.add(new float[] {1});
      assertThrows(UncheckedIOException.class, builder::publish);
    }
    assertEquals(List.of("taken"), files());
  }

  @Test
  void aMissingFolderIsToldAtOnce() {
    Path file = folder.resolve("missing/index.vec");
    assertThrows(UncheckedIOException.class, () -> new IndexBuilder(file, 1));
  }

  @Test
  void badVectorsAreRefusedByRuleAndGoodOnesMayFollow() {
    try (IndexBuilder builder = new IndexBuilder(file(), 2)) {
      assertEquals("must be 2: length=3", refusal(builder, 1, 2, 3));
      assertEquals("must be finite: vector[1]=NaN", refusal(builder, 1, Float.NaN));
      assertEquals(
          "must be finite: vector[0]=Infinity", refusal(builder, Float.POSITIVE_INFINITY, 1));
      assertEquals("must not be all zero: vector", refusal(builder, 0, -0.0f));
      builder.add(new float[] {1, 2});
      assertEquals(1, builder.count());
    }
  }

  private static String refusal(IndexBuilder builder, float... vector) {
    var e = assertThrows(IllegalArgumentException.class, () -> builder.add(vector));
    return String.valueOf(e.getMessage());
  }

  @Test
  void dimensionsOutOfRangeAreRefused() {
    for (int dimension : new int[] {0, -1, 4097}) {
      var e =
          assertThrows(IllegalArgumentException.class, () -> new IndexBuilder(file(), dimension));
      assertEquals("must be >= 1 and <= 4096: dimension=" + dimension, e.getMessage());
    }
  }

  @Test
  void aPublishedBuilderIsDone() {
    try (IndexBuilder builder = new IndexBuilder(file(), 1)) {
      builder.add(new float[] {1});
      builder.publish();
      assertThrows(IllegalStateException.class, () -> builder.add(new float[] {1}));
      assertThrows(IllegalStateException.class, builder::publish);
    }
  }

  @Test
  void vectorsAreNotKeptOnTheHeap() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[] vector = Sample.vectors(1, 1, 64)[0];
    try (IndexBuilder builder = new IndexBuilder(file(), 64)) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 20_000; i++) {
        builder.add(vector);
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertTrue(allocated < 1_000_000, () -> "bytes=" + allocated); // of 5,120,000 written
    }
  }
}
