package io.privatefm.vector.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The code kernel in plain Java: explains {@link SimdCodes}, and is its oracle. */
final class ScalarCodes implements CodeKernel {
  @Override
  public void sum(
      MemorySegment codes,
      long offsetBytes,
      int blocks,
      int pairs,
      byte[] tables,
      int bound,
      short[] sums,
      long[] marks) {
    long block = offsetBytes;
    for (int b = 0; b < blocks; b++, block += (long) pairs * BLOCK) {
      sumBlock(codes, block, pairs, tables, sums, b * BLOCK);
      long above = 0;
      for (int i = 0; i < BLOCK; i++) {
        above |= sums[b * BLOCK + i] > bound ? 1L << i : 0;
      }
      marks[b] = above;
    }
  }

  private static void sumBlock(
      MemorySegment codes, long block, int pairs, byte[] tables, short[] sums, int at) {
    for (int i = 0; i < BLOCK; i++) {
      long code = block + CodeKernel.byteOf(i);
      int sum = 0;
      for (int pair = 0; pair < pairs; pair++, code += BLOCK) {
        int both = codes.get(ValueLayout.JAVA_BYTE, code);
        sum += tables[32 * pair + (both & 15)] + tables[32 * pair + 16 + (both >> 4 & 15)];
      }
      sums[at + i] = (short) sum;
    }
  }

  @Override
  public void tables(
      float[] query, float[] books, float[] offsets, int subspaces, float scale, byte[] tables) {
    for (int m = 0; m < subspaces; m++) {
      for (int j = 0; j < CODEWORDS; j++) {
        float product =
            query[2 * m] * books[2 * m * CODEWORDS + j]
                + query[2 * m + 1] * books[(2 * m + 1) * CODEWORDS + j];
        tables[m * CODEWORDS + j] = (byte) (int) ((product + offsets[m]) * scale + 0.5f);
      }
    }
  }
}
