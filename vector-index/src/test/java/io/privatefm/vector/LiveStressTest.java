package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Readers, a writer, consolidations and closing at once; and what is left behind. */
@Timeout(value = 100, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveStressTest {
  private static final int SIZE = 600;
  private static final int DIMENSION = 16;

  /** The writer then waits for a consolidation: each search looks at every change. */
  private static final int MOST_CHANGES = 5_000;

  @TempDir Path temp;

  /**
   * Every vector of id i has first component i + 1, exactly; ids below 100 are replaced and never
   * deleted, so they must always be found.
   */
  private static float[] vector(int id, Random random) {
    float[] vector = Sample.vector(random, DIMENSION);
    vector[0] = id + 1;
    return vector;
  }

  @ParameterizedTest
  @EnumSource(
      value = Profile.class,
      names = {"EXACT", "COMPACT", "FAST"})
  void whateverIsFoundMeanwhileIsExactAndNothingIsEverMissing(Profile profile) throws Exception {
    Random random = new Random(1);
    float[][] vectors = new float[SIZE][];
    for (int id = 0; id < SIZE; id++) {
      vectors[id] = vector(id, random);
    }
    Path folder = temp.resolve("i");
    LiveIndex index = Churned.create(folder, vectors, LiveIndexTest.options(profile)).index;
    AtomicLong searches = new AtomicLong();
    List<Future<?>> all = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(3);
        index) {
      all.add(threads.submit(() -> read(index, searches)));
      all.add(threads.submit(() -> read(index, searches)));
      all.add(threads.submit(() -> write(index)));
      for (int i = 0; i < 2; i++) {
        index.consolidate();
        index.checkInvariants();
      }
      while (searches.get() < 200 && all.stream().noneMatch(Future::isDone)) {
        Thread.onSpinWait();
      }
    }
    for (Future<?> each : all) {
      var e = assertThrows(ExecutionException.class, each::get);
      assertInstanceOf(IllegalStateException.class, e.getCause(), () -> "" + e.getCause());
    }
    try (LiveIndex again = LiveIndex.open(folder, LiveIndexTest.options(profile))) {
      again.checkInvariants();
    }
  }

  private static void read(LiveIndex index, AtomicLong searches) {
    Searcher searcher = index.searcher();
    float[] query = new float[DIMENSION];
    query[0] = 1;
    Neighbours found = new Neighbours(50);
    AllowedBits kept = Allowed.bits(100);
    kept.allowAll();
    Neighbours all = new Neighbours(100);
    while (true) {
      searcher.search(query, Allowed.all(), found);
      for (int i = 0; i < found.count(); i++) {
        assertEquals(found.id(i) + 1, found.score(i));
        assertTrue(i == 0 || found.id(i - 1) > found.id(i));
      }
      searcher.search(query, kept, all);
      assertEquals(100, all.count());
      searches.incrementAndGet();
    }
  }

  private static void write(LiveIndex index) {
    Random random = new Random(3);
    while (true) {
      if (index.changes() > MOST_CHANGES) {
        index.delete(-1); // throws once it is closed
        Thread.onSpinWait();
        continue;
      }
      int id = random.nextInt(index.size());
      int kind = random.nextInt(4);
      if (kind == 0 && index.size() < 2 * SIZE) {
        index.insert(vector(index.size(), random));
      } else if (kind == 1 && id >= 100) {
        index.delete(id);
      } else if (index.contains(id)) {
        index.replace(id, vector(id, random));
      }
    }
  }

  @Test
  void muchChangeConsolidatesByItselfAndClosingLeavesNoThread() {
    float[][] vectors = Sample.vectors(1, 1_500, 8);
    LiveOptions options = LiveIndexTest.options(Profile.EXACT).withShare(0.1);
    LiveIndex index = Churned.create(temp.resolve("i"), vectors, options).index;
    Random random = new Random(2);
    int most = 0;
    while (index.changes() >= most) {
      most = index.changes();
      try {
        index.replace(random.nextInt(1_500), Sample.vector(random, 8));
      } catch (DeltaFullException full) {
        Thread.onSpinWait(); // until the consolidation, which has begun long ago, ends
      }
    }
    assertTrue(most <= LiveOptions.FEWEST_MOST);
    index.checkInvariants();
    index.close();
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().equals("vector-consolidation")));
  }

  @Test
  void generationsThatAreReplacedAreUnmapped() throws Exception {
    Churned churned =
        Churned.create(
            temp.resolve("i"), Sample.vectors(1, 400, 8), LiveIndexTest.options(Profile.COMPACT));
    Searcher searcher = churned.index.searcher();
    Neighbours found = new Neighbours(3);
    Random random = new Random(3);
    for (int i = 0; i < 3; i++) {
      churned.change(random);
      Generation old = churned.index.acquire();
      old.release();
      searcher.search(Sample.vector(random, 8), Allowed.all(), found);
      churned.index.consolidate();
      assertFalse(old.acquire());
      assertThrows(IllegalStateException.class, () -> old.base.copyVector(0, new float[8]));
    }
    churned.index.close();
    Path maps = Path.of("/proc/self/maps");
    if (java.nio.file.Files.exists(maps)) {
      assertFalse(java.nio.file.Files.readString(maps).contains(temp.toString()));
    }
  }

  @Test
  void searchingAllocatesNothing() throws Exception {
    float[][] vectors = Clustered.vectors(1, 3_000, 32);
    Path folder = temp.resolve("i");
    LiveIndex index = Churned.create(folder, vectors, LiveIndexTest.options(Profile.COMPACT)).index;
    for (int id = 0; id < 1_000; id++) {
      index.replace(id, vectors[id + 1_000]);
    }
    index.close();
    for (String line : ChildJvm.run(Allocating.class, folder, ChildJvm.SIMD).out()) {
      assertEquals("0 bytes", line);
    }
  }

  /** Prints what a hundred searches allocate once they are compiled. */
  static final class Allocating {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_NANOS = 15_000_000_000L;

    private Allocating() {}

    public static void main(String[] args) {
      try (LiveIndex index = LiveIndex.open(Path.of(args[0]), LiveOptions.DEFAULT)) {
        Searcher searcher = index.searcher();
        Neighbours found = new Neighbours(10);
        float[] query = Clustered.vectors(2, 1, 32)[0];
        Effort effort = new Effort(8, 100);
        AllowedBits few = Allowed.bits(3_000);
        few.allow(500);
        for (Allowed allowed : new Allowed[] {Allowed.all(), Allowed.except(4), few}) {
          long allocated = -1;
          long start = System.nanoTime();
          while (allocated != 0 && System.nanoTime() - start < MOST_NANOS) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
              searcher.search(query, effort, allowed, found);
            }
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
          }
          System.out.println(allocated + " bytes");
        }
      }
    }
  }
}
