package io.privatefm.bench.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.VectorSource;
import io.privatefm.catalogue.reader.VectorReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyWriterTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path file = folder.resolve("made").resolve("two.npy");
    try (var writer = new NpyWriter(file, 3)) {
      writer.add(new float[] {1, 2, 3});
      writer.add(new float[] {-0.5f, Float.MIN_VALUE, 1e20f});
      writer.publish();
    }
    float[] row = new float[3];
    try (VectorSource source = VectorReader.open(file)) {
      assertEquals(2, source.rows());
      assertTrue(source.next(row));
      assertArrayEquals(new float[] {1, 2, 3}, row);
      assertTrue(source.next(row));
      assertArrayEquals(new float[] {-0.5f, Float.MIN_VALUE, 1e20f}, row);
      assertFalse(source.next(row));
    }
    try (var mapped = new UnitVectors(file, 3)) {
      assertEquals(2, mapped.size());
      assertArrayEquals(new float[] {1, 2, 3}, mapped.row(0));
    }
  }

  @Test
  void moreThanItsBufferIsWrittenWhole() throws IOException {
    Path file = folder.resolve("many.npy");
    try (var writer = new NpyWriter(file, 7)) {
      for (int row = 0; row < 20_000; row++) {
        writer.add(new float[] {row, 1, 2, 3, 4, 5, -row});
      }
      writer.publish();
    }
    try (var mapped = new UnitVectors(file, 7)) {
      assertEquals(20_000, mapped.size());
      assertArrayEquals(new float[] {19_999, 1, 2, 3, 4, 5, -19_999}, mapped.row(19_999));
    }
  }

  @Test
  void whatIsNotPublishedLeavesNothing() throws IOException {
    try (var writer = new NpyWriter(folder.resolve("none.npy"), 1)) {
      writer.add(new float[] {1});
    }
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aRowOfAnotherDimensionIsRefused() throws IOException {
    try (var writer = new NpyWriter(folder.resolve("none.npy"), 2)) {
      var refused =
          assertThrows(IllegalArgumentException.class, () -> writer.add(new float[] {1, 2, 3}));
      assertEquals("must be 2: length=3", refused.getMessage());
    }
  }
}
