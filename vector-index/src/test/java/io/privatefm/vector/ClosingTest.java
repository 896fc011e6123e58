package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ClosingTest {
  private static final int THREADS = 4;
  private static final float[][] VECTORS = Sample.vectors(1, 3000, 33);

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

  @Test
  void closingEndsSearchesThatAreRunningCleanly() throws Exception {
    Path file = Sample.publish(folder.resolve("index.vec"), VECTORS);
    for (int round = 0; round < 20; round++) {
      closeWhileSearching(VectorIndex.open(file));
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
    float[] query = VECTORS[0];
    searcher.search(query, Allowed.all(), found);
    running.countDown();
    try {
      while (true) {
        searcher.search(query, Allowed.all(), found);
      }
    } finally {
      assertEquals(0, found.count());
    }
  }
}
