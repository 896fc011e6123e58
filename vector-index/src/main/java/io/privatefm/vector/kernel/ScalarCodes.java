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

  @Override
  public void scoreBytes(
      MemorySegment bytes, int strideBytes, int[] rows, int count, float[] query, float[] scores) {
    for (int i = 0; i < count; i++) {
      long row = (long) rows[i] * strideBytes;
      scores[i] =
          (quarter(bytes, row, strideBytes, query, 0) + quarter(bytes, row, strideBytes, query, 2))
              + (quarter(bytes, row, strideBytes, query, 1)
                  + quarter(bytes, row, strideBytes, query, 3));
    }
  }

  /** The partial sums j, j + 4, j + 8 and j + 12 in one, as {@link ScalarKernel} has them. */
  private static float quarter(
      MemorySegment bytes, long row, int strideBytes, float[] query, int j) {
    float sum0 = 0;
    float sum4 = 0;
    float sum8 = 0;
    float sum12 = 0;
    for (int i = j; i < strideBytes; i += Kernel.LANES) {
      sum0 += bytes.get(ValueLayout.JAVA_BYTE, row + i) * query[i];
      sum4 += bytes.get(ValueLayout.JAVA_BYTE, row + i + 4) * query[i + 4];
      sum8 += bytes.get(ValueLayout.JAVA_BYTE, row + i + 8) * query[i + 8];
      sum12 += bytes.get(ValueLayout.JAVA_BYTE, row + i + 12) * query[i + 12];
    }
    return (sum0 + sum8) + (sum4 + sum12);
  }
}
