package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ClosingTest {
  private static final int THREADS = 4;
  private static final float[][] VECTORS = Sample.vectors(1, 3000, 33);

  /** Less than the whole of a small index. */
  private static final Effort EFFORT = new Effort(10, 50);

  private static final Path MAPS = Path.of("/proc/self/maps");

  @TempDir Path folder;

  @Test
  void searchersOnManyThreadsFindTheSame() throws Exception {
    Path file = Sample.publish(folder.resolve("index.vec"), VECTORS);
    try (VectorIndex index = VectorIndex.open(file);
        var threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> searches = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        long seed = t;
        searches.add(threads.submit(() -> compareWithSorting(index, seed)));
      }
      for (Future<?> search : searches) {
        search.get();
      }
    }
  }

  private static void compareWithSorting(VectorIndex index, long seed) {
    Random random = new Random(seed);
    Searcher searcher = index.searcher();
    Neighbours found = new Neighbours(7);
    for (int i = 0; i < 20; i++) {
      float[] query = Sample.vector(random, 33);
      searcher.search(query, Allowed.all(), found);
      assertEquals(Sample.nearest(VECTORS, query, Allowed.all(), 7), Sample.ids(found));
    }
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void closingEndsSearchesThatAreRunningCleanly(Profile profile) throws Exception {
    Path file = publish(profile);
    for (int round = 0; round < 20; round++) {
      closeWhileSearching(VectorIndex.open(file));
    }
  }

  private Path publish(Profile profile) {
    Path file = folder.resolve("index.vec");
    IndexOptions options = IndexOptions.DEFAULT.with(profile).withThreads(2);
    try (IndexBuilder builder = new IndexBuilder(file, VECTORS[0].length, options)) {
      for (float[] vector : VECTORS) {
        builder.add(vector);
      }
      builder.publish();
    }
    return file;
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void aSearchAfterClosingIsToldSo(Profile profile) {
    VectorIndex index = VectorIndex.open(publish(profile));
    Searcher searcher = index.searcher();
    Neighbours found = new Neighbours(3);
    searcher.search(VECTORS[0], EFFORT, Allowed.all(), found);
    index.close();
    index.close();
    assertThrows(
        IllegalStateException.class,
        () -> searcher.search(VECTORS[0], EFFORT, Allowed.all(), found));
    assertEquals(0, found.count());
    assertThrows(IllegalStateException.class, index::verify);
  }

  @Test
  void nothingStaysMappedBehindAnIndexOrAFailedOpen() throws Exception {
    assumeTrue(Files.exists(MAPS), "skipped: there is no " + MAPS);
    Path file = publish(Profile.COMPACT);
    try (VectorIndex index = VectorIndex.open(file)) {
      index.searcher().search(VECTORS[0], EFFORT, Allowed.all(), new Neighbours(3));
      assertEquals(1, mappings(file));
    }
    assertEquals(0, mappings(file));
    for (IndexHeader.Section section : IndexHeader.Section.values()) {
      ForgedIndex forged = new ForgedIndex(Files.readAllBytes(file));
      Path damaged = folder.resolve("damaged.vec");
      if (forged.bytes(section) > 0) {
        forged.bytes.putInt(forged.at(section), -7);
        openAndClose(forged.seal(section).write(damaged));
        openAndClose(forged.write(damaged, forged.at(section)));
        assertEquals(0, mappings(damaged));
      }
    }
  }

  private static void openAndClose(Path file) {
    try {
      VectorIndex.open(file).close();
    } catch (IndexFormatException e) {
      assertTrue(String.valueOf(e.getMessage()).startsWith(file + ": "), e.getMessage());
    }
  }

  private static long mappings(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(MAPS)) {
      return lines.filter(line -> line.endsWith(file.toString())).count();
    }
  }

  private static void closeWhileSearching(VectorIndex index) throws Exception {
    CountDownLatch running = new CountDownLatch(THREADS);
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> searches = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        searches.add(threads.submit(() -> searchForEver(index, running)));
      }
      running.await();
      index.close();
      for (Future<?> search : searches) {
        var e = assertThrows(ExecutionException.class, search::get);
        assertInstanceOf(IllegalStateException.class, e.getCause());
      }
    }
  }

  private static void searchForEver(VectorIndex index, CountDownLatch running) {
    Searcher searcher = index.searcher();
    Neighbours found = new Neighbours(3);
    Neighbours[] many = {found, new Neighbours(5)};
    searcher.search(VECTORS[0], EFFORT, Allowed.all(), found);
    running.countDown();
    try {
      while (true) {
        searcher.search(VECTORS[0], EFFORT, Allowed.all(), found);
        searcher.search(VECTORS, many.length, EFFORT, Allowed.all(), many);
      }
    } finally {
      assertEquals(0, found.count());
    }
  }
}
