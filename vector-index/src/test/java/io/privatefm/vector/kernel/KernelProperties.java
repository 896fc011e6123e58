package io.privatefm.vector.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every width gives the bits of the scalar kernel. */
class KernelProperties {
  private static final Kernel SCALAR = Kernels.scalar();
  private static final List<Kernel> SIMD = Kernels.WIDTHS.stream().map(Kernels::simd).toList();

  @Property(tries = 300)
  void allWidthsGiveTheSameInnerProduct(
      @ForAll @IntRange(min = 1, max = 1024) int length, @ForAll long seed) {
    Random random = new Random(seed);
    float[] a = vector(random, length);
    float[] b = vector(random, length);
    float expected = SCALAR.dot(a, b, length);
    assertEquals(exact(a, b), expected, 1e-5 * length);
    for (Kernel kernel : SIMD) {
      assertEquals(expected, kernel.dot(a, b, length), kernel.name());
    }
  }

  @Property(tries = 300)
  void allWidthsScoreRowsAlike(
      @ForAll @IntRange(min = 1, max = 1024) int dimension,
      @ForAll @IntRange(min = 0, max = 19) int count,
      @ForAll long seed) {
    Random random = new Random(seed);
    int stride = (dimension + 15) / 16 * 16;
    float[] rows = new float[stride * count];
    float[] query = new float[stride];
    System.arraycopy(vector(random, dimension), 0, query, 0, dimension);
    float[] expected = new float[count];
    for (int row = 0; row < count; row++) {
      float[] vector = vector(random, dimension);
      System.arraycopy(vector, 0, rows, row * stride, dimension);
      expected[row] = SCALAR.dot(vector, query, dimension);
    }
    MemorySegment segment = segment(rows);
    int[] ids = IntStream.range(0, count).map(i -> count - 1 - i).toArray();
    for (Kernel kernel : IntStream.range(0, 4).mapToObj(KernelProperties::kernel).toList()) {
      float[] scores = new float[count + Kernel.LANES];
      kernel.scoreRun(segment, 0, stride * 4, count, query, scores);
      assertArrayEquals(expected, java.util.Arrays.copyOf(scores, count), kernel.name());
      kernel.scoreEach(segment, 0, stride * 4, ids, count, query, scores);
      for (int i = 0; i < count; i++) {
        assertEquals(expected[ids[i]], scores[i], kernel.name());
        float one = kernel.score(segment, 4L * i * stride, query, dimension);
        assertEquals(expected[i], one, kernel.name());
      }
    }
  }

  @Property
  void allWidthsMoveVectorsAlike(
      @ForAll @IntRange(min = 0, max = 100) int length, @ForAll float factor, @ForAll long seed) {
    Random random = new Random(seed);
    float[] a = vector(random, length);
    float[] b = vector(random, length);
    float[] expected = a.clone();
    SCALAR.addScaled(expected, factor, b, length);
    SCALAR.scale(expected, factor, length);
    for (Kernel kernel : SIMD) {
      float[] moved = a.clone();
      kernel.addScaled(moved, factor, b, length);
      kernel.scale(moved, factor, length);
      assertArrayEquals(expected, moved, kernel.name());
    }
  }

  @Property
  void allWidthsFindTheSameScoreAbove(
      @ForAll @IntRange(min = 0, max = 30) int from,
      @ForAll @IntRange(min = 0, max = 30) int count,
      @ForAll long seed) {
    Random random = new Random(seed);
    int to = from + count;
    float[] scores = vector(random, 60 + Kernel.LANES);
    scores[random.nextInt(60)] = Float.NaN;
    for (float threshold : new float[] {-3, 0, 1.5f, scores[7], Float.NaN}) {
      int expected = SCALAR.firstAbove(scores, from, to, threshold);
      for (Kernel kernel : SIMD) {
        assertEquals(expected, kernel.firstAbove(scores, from, to, threshold), kernel.name());
      }
    }
  }

  private static Kernel kernel(int i) {
    return i == 0 ? SCALAR : SIMD.get(i - 1);
  }

  private static double exact(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
  }

  private static float[] vector(Random random, int length) {
    float[] vector = new float[length];
    for (int i = 0; i < length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static MemorySegment segment(float[] rows) {
    var bytes = java.nio.ByteBuffer.allocateDirect(rows.length * 4);
    bytes.order(java.nio.ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(rows);
    return MemorySegment.ofBuffer(bytes);
  }
}
