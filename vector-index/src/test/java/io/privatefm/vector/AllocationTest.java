package io.privatefm.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.privatefm.vector.kernel.Kernel;
import io.privatefm.vector.kernel.Kernels;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Once compiled, nothing allocates.
 *
 * <p>Measured in a JVM of its own, one kernel after the other: what the compiler learned from one
 * must not make objects of another's vectors.
 */
@Timeout(240)
class AllocationTest {
  private static final int SIZE = 2000;
  private static final int DIMENSION = 50;
  private static final int LISTED = 6000;
  private static final int LISTS = 1100;
  private static final int CALLS = 100;
  private static final long MOST_NANOS = 20_000_000_000L;

  @TempDir Path folder;

  @Test
  void searchingScoringAndCopyingAllocateNothing() throws Exception {
    Path file = folder.resolve("index.vec");
    Sample.publish(file, Sample.vectors(1, SIZE, DIMENSION));
    for (String line : ChildJvm.run(Child.class, file, ChildJvm.SIMD).out()) {
      assertEquals("0 bytes", line.substring(line.indexOf(": ") + 2), line);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Profile.class,
      names = {"COMPACT", "FAST"})
  void searchingInListsAllocatesNothing(Profile profile) throws Exception {
    Path file = folder.resolve("lists.vec");
    IndexOptions options = IndexOptions.DEFAULT.with(profile).withLists(LISTS).withThreads(2);
    try (IndexBuilder builder = new IndexBuilder(file, DIMENSION, options)) {
      for (float[] vector : Clustered.vectors(1, LISTED, DIMENSION)) {
        builder.add(vector);
      }
      builder.publish();
    }
    List<String> lines = ChildJvm.run(ListsChild.class, file, ChildJvm.SIMD).out();
    assertEquals(4 * 6, lines.size());
    for (String line : lines) {
      assertEquals("0 bytes", line.substring(line.indexOf(": ") + 2), line);
    }
  }

  /** Prints what searches in lists allocate, at every width. */
  static final class ListsChild {
    public static void main(String[] args) {
      Effort effort = new Effort(12, 100);
      for (Kernel kernel :
          List.of(Kernels.scalar(), Kernels.simd(128), Kernels.simd(256), Kernels.simd(512))) {
        try (VectorIndex index = IndexFile.open(Path.of(args[0]), kernel)) {
          Searcher searcher = index.searcher();
          float[][] queries = Clustered.vectors(2, 4, DIMENSION);
          Neighbours[] found = {
            new Neighbours(30), new Neighbours(4), new Neighbours(8), new Neighbours(16)
          };
          AllowedBits half = Child.bits(LISTED, 2);
          for (Allowed allowed : List.of(Allowed.all(), half, Allowed.except(1, 2))) {
            Child.measure(
                kernel, "search", () -> searcher.search(queries[0], effort, allowed, found[0]));
          }
          Effort rough = effort.rough();
          Child.measure(
              kernel, "rough", () -> searcher.search(queries[0], rough, Allowed.all(), found[0]));
          for (Allowed allowed : List.of(Allowed.all(), half)) {
            Child.measure(
                kernel, "searches", () -> searcher.search(queries, 4, effort, allowed, found));
          }
        }
      }
    }
  }

  /** Prints what each kind of call allocates. */
  static final class Child {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    public static void main(String[] args) {
      for (Kernel kernel : List.of(Kernels.scalar(), Kernels.widest())) {
        try (VectorIndex index = IndexFile.open(Path.of(args[0]), kernel)) {
          measure(kernel, index);
        }
      }
    }

    private static void measure(Kernel kernel, VectorIndex index) {
      float[] query = Sample.vector(new Random(2), DIMENSION);
      float[] copy = new float[DIMENSION];
      Searcher searcher = index.searcher();
      Neighbours found = new Neighbours(30);
      for (Allowed allowed : filters()) {
        measure(kernel, "search", () -> searcher.search(query, allowed, found));
      }
      measure(kernel, "score", () -> copy[0] = index.score(7, query));
      measure(kernel, "copyVector", () -> index.copyVector(7, copy));
      measure(kernel, "dot", () -> copy[0] = kernel.dot(query, copy, DIMENSION));
      measure(kernel, "addScaled", () -> kernel.addScaled(copy, 0.5f, query, DIMENSION));
      measure(kernel, "scale", () -> kernel.scale(copy, 0.5f, DIMENSION));
    }

    private static List<Allowed> filters() {
      Allowed few = Allowed.only(3, 500, 77, 1999, 8);
      return List.of(Allowed.all(), bits(SIZE, 2), bits(SIZE, 20), few, Allowed.except(1, 2));
    }

    static AllowedBits bits(int size, int oneIn) {
      AllowedBits bits = Allowed.bits(size);
      for (int id = 0; id < size; id += oneIn) {
        bits.allow(id);
      }
      return bits;
    }

    /** Repeats until compiled code runs: until then vectors live in objects. */
    static void measure(Kernel kernel, String what, Runnable work) {
      long allocated = -1;
      long start = System.nanoTime();
      while (allocated != 0 && System.nanoTime() - start < MOST_NANOS) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
          work.run();
        }
        allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      }
      System.out.println(kernel.name() + ' ' + what + ": " + allocated + " bytes");
    }
  }
}
