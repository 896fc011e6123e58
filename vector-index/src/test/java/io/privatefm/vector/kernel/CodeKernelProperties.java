package io.privatefm.vector.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every width looks codes up as the scalar kernel does. */
class CodeKernelProperties {
  private final CodeKernel scalar = Kernels.scalar().codes();

  @Property(tries = 200)
  void everyWidthSumsAndMarksAsTheScalarKernelDoes(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int pairs,
      @ForAll @IntRange(min = 0, max = 3) int blocks) {
    var random = new SplittableRandom(seed);
    byte[] tables = new byte[32 * pairs + CodeKernel.TABLE_SLACK];
    random.nextBytes(tables);
    for (int i = 0; i < tables.length; i++) {
      tables[i] &= (byte) CodeKernel.MAX_ENTRY;
    }
    byte[] codes = new byte[64 + blocks * CodeKernel.blockBytes(pairs)];
    random.nextBytes(codes);
    int bound = random.nextInt(2 * 63 * pairs + 1);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment segment = arena.allocate(codes.length, 64);
      MemorySegment.copy(codes, 0, segment, ValueLayout.JAVA_BYTE, 0, codes.length);
      short[] wanted = new short[CodeKernel.BLOCK * blocks];
      long[] wantedMarks = new long[blocks];
      scalar.sum(segment, 64, blocks, pairs, tables, bound, wanted, wantedMarks);
      for (int bits : Kernels.WIDTHS) {
        short[] sums = new short[wanted.length];
        long[] marks = new long[blocks];
        Kernels.simd(bits).codes().sum(segment, 64, blocks, pairs, tables, bound, sums, marks);
        assertArrayEquals(wanted, sums, () -> bits + " bits");
        assertArrayEquals(wantedMarks, marks, () -> bits + " bits");
      }
    }
  }

  @Property(tries = 200)
  void everyWidthMakesTheSameTables(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int subspaces) {
    var random = new SplittableRandom(seed);
    float[] query = floats(random, 2 * subspaces);
    float[] books = floats(random, 32 * subspaces);
    float[] offsets = new float[subspaces];
    java.util.Arrays.fill(offsets, 2);
    byte[] wanted = new byte[16 * subspaces + CodeKernel.TABLE_SLACK];
    scalar.tables(query, books, offsets, subspaces, 15.7f, wanted);
    for (int bits : Kernels.WIDTHS) {
      byte[] tables = new byte[wanted.length];
      Kernels.simd(bits).codes().tables(query, books, offsets, subspaces, 15.7f, tables);
      assertArrayEquals(wanted, tables, () -> bits + " bits");
    }
  }

  @Property(tries = 20)
  void aSumIsThatOfTheEntriesWhichTheCodesOfAPositionName(
      @ForAll @IntRange(min = 0, max = 63) int position, @ForAll long seed) {
    byte[] tables = new byte[64 + CodeKernel.TABLE_SLACK];
    for (int i = 0; i < 64; i++) {
      tables[i] = (byte) i;
    }
    var random = new SplittableRandom(seed);
    int[] code = {random.nextInt(16), random.nextInt(16), random.nextInt(16), random.nextInt(16)};
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment block = arena.allocate(128, 64);
      int at = CodeKernel.byteOf(position);
      block.set(ValueLayout.JAVA_BYTE, at, (byte) (code[0] | code[1] << 4));
      block.set(ValueLayout.JAVA_BYTE, 64 + at, (byte) (code[2] | code[3] << 4));
      short[] sums = new short[64];
      scalar.sum(block, 0, 1, 2, tables, 0, sums, new long[1]);
      assertEquals(96 + code[0] + code[1] + code[2] + code[3], sums[position]);
    }
  }

  @Property(tries = 200)
  void everyWidthScoresRowsOfBytesAsTheScalarKernelDoes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int sixteens) {
    var random = new SplittableRandom(seed);
    int stride = 16 * sixteens;
    byte[] rows = new byte[stride * 7];
    random.nextBytes(rows);
    float[] query = floats(random, stride);
    int[] wantedRows = {6, 0, 3, 3, 5};
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment segment = arena.allocate(rows.length, 64);
      MemorySegment.copy(rows, 0, segment, ValueLayout.JAVA_BYTE, 0, rows.length);
      float[] wanted = new float[wantedRows.length];
      scalar.scoreBytes(segment, stride, wantedRows, wanted.length, query, wanted);
      for (int bits : Kernels.WIDTHS) {
        float[] scores = new float[wanted.length];
        Kernels.simd(bits)
            .codes()
            .scoreBytes(segment, stride, wantedRows, wanted.length, query, scores);
        assertArrayEquals(wanted, scores, () -> bits + " bits");
      }
      double sum = 0;
      for (int i = 0; i < stride; i++) {
        sum += rows[3 * stride + i] * (double) query[i];
      }
      assertEquals(sum, wanted[2], 1e-2 * sixteens);
    }
  }

  private static float[] floats(SplittableRandom random, int length) {
    float[] floats = new float[length];
    for (int i = 0; i < length; i++) {
      floats[i] = random.nextFloat() * 2 - 1;
    }
    return floats;
  }
}
