package io.privatefm.load;

import io.privatefm.vector.Allowed;
import io.privatefm.vector.AllowedBits;
import io.privatefm.vector.IndexBuilder;
import io.privatefm.vector.Neighbours;
import io.privatefm.vector.Searcher;
import io.privatefm.vector.VectorIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One exact search, top 100 of 64 dimensions: the scalar kernel against each SIMD width, over all
 * rows and over one row in ten.
 */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 3, time = 1)
public class ScanBenchmark {
  private static final String KERNEL = "-Dio.privatefm.vector.kernel=";
  private static final int DIMENSION = 64;
  private static final int ALLOWED_ONE_IN = 10;

  /** How many vectors. */
  @Param({"10000", "100000"})
  int size;

  /** Which rows may be answered. */
  @Param({"all", "tenth"})
  String filter;

  private final float[] query = new float[DIMENSION];
  private final Neighbours found = new Neighbours(100);
  private Path file;
  private VectorIndex index;
  private Searcher searcher;
  private Allowed allowed;

  /** Builds the index of seeded random vectors. */
  @Setup
  public void build() throws IOException {
    Random random = new Random(42);
    file = Files.createTempFile("scan", ".vec");
    try (IndexBuilder builder = new IndexBuilder(file, DIMENSION)) {
      for (int id = 0; id < size; id++) {
        fill(query, random);
        builder.add(query);
      }
      builder.publish();
    }
    fill(query, random);
    index = VectorIndex.open(file);
    searcher = index.searcher();
    allowed = filter.equals("all") ? Allowed.all() : oneIn(ALLOWED_ONE_IN, random);
  }

  private static void fill(float[] vector, Random random) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
  }

  private Allowed oneIn(int n, Random random) {
    AllowedBits bits = Allowed.bits(size);
    for (int id = 0; id < size; id++) {
      if (random.nextInt(n) == 0) {
        bits.allow(id);
      }
    }
    return bits;
  }

  /** Unmaps and removes the index. */
  @TearDown
  public void remove() throws IOException {
    index.close();
    Files.delete(file);
  }

  /** Plain Java. */
  @Benchmark
  @Fork(value = 1, jvmArgsAppend = KERNEL + "scalar")
  public Neighbours scalar() {
    return search();
  }

  /** 128 bits, as SSE and NEON have. */
  @Benchmark
  @Fork(value = 1, jvmArgsAppend = KERNEL + "128")
  public Neighbours simd128() {
    return search();
  }

  /** 256 bits, as AVX2 has. */
  @Benchmark
  @Fork(value = 1, jvmArgsAppend = KERNEL + "256")
  public Neighbours simd256() {
    return search();
  }

  /** 512 bits, as AVX-512 has. */
  @Benchmark
  @Fork(value = 1, jvmArgsAppend = KERNEL + "512")
  public Neighbours simd512() {
    return search();
  }

  private Neighbours search() {
    searcher.search(query, allowed, found);
    return found;
  }
}
