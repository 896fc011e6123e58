package io.privatefm.vector.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The kernel in plain Java: the oracle of the SIMD kernel, and its stand-in where that cannot run.
 */
class ScalarKernel implements Kernel {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final CodeKernel CODES = new ScalarCodes();

  @Override
  public CodeKernel codes() {
    return CODES;
  }

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public float dot(float[] a, float[] b, int length) {
    return (quarter(a, b, length, 0) + quarter(a, b, length, 2))
        + (quarter(a, b, length, 1) + quarter(a, b, length, 3));
  }

  /** The partial sums j, j + 4, j + 8 and j + 12 in one: what is left of them when 4 are left. */
  private static float quarter(float[] a, float[] b, int length, int j) {
    float sum0 = 0;
    float sum4 = 0;
    float sum8 = 0;
    float sum12 = 0;
    int i = j;
    for (; i + 12 < length; i += LANES) {
      sum0 += a[i] * b[i];
      sum4 += a[i + 4] * b[i + 4];
      sum8 += a[i + 8] * b[i + 8];
      sum12 += a[i + 12] * b[i + 12];
    }
    sum0 += i < length ? a[i] * b[i] : 0;
    sum4 += i + 4 < length ? a[i + 4] * b[i + 4] : 0;
    sum8 += i + 8 < length ? a[i + 8] * b[i + 8] : 0;
    return (sum0 + sum8) + (sum4 + sum12);
  }

  @Override
  public void addScaled(float[] into, float factor, float[] b, int length) {
    for (int i = 0; i < length; i++) {
      into[i] += factor * b[i];
    }
  }

  @Override
  public void scale(float[] into, float factor, int length) {
    for (int i = 0; i < length; i++) {
      into[i] *= factor;
    }
  }

  @Override
  public float score(MemorySegment rows, long offsetBytes, float[] query, int length) {
    return (quarter(rows, offsetBytes, query, length, 0)
            + quarter(rows, offsetBytes, query, length, 2))
        + (quarter(rows, offsetBytes, query, length, 1)
            + quarter(rows, offsetBytes, query, length, 3));
  }

  private static float quarter(MemorySegment rows, long offset, float[] query, int length, int j) {
    float sum0 = 0;
    float sum4 = 0;
    float sum8 = 0;
    float sum12 = 0;
    int i = j;
    for (; i + 12 < length; i += LANES) {
      sum0 += at(rows, offset, i) * query[i];
      sum4 += at(rows, offset, i + 4) * query[i + 4];
      sum8 += at(rows, offset, i + 8) * query[i + 8];
      sum12 += at(rows, offset, i + 12) * query[i + 12];
    }
    sum0 += i < length ? at(rows, offset, i) * query[i] : 0;
    sum4 += i + 4 < length ? at(rows, offset, i + 4) * query[i + 4] : 0;
    sum8 += i + 8 < length ? at(rows, offset, i + 8) * query[i + 8] : 0;
    return (sum0 + sum8) + (sum4 + sum12);
  }

  private static float at(MemorySegment rows, long offsetBytes, int i) {
    return rows.get(FLOAT, offsetBytes + 4L * i);
  }

  @Override
  public void scoreRun(
      MemorySegment rows,
      long firstOffsetBytes,
      int strideBytes,
      int count,
      float[] query,
      float[] scores) {
    for (int i = 0; i < count; i++) {
      long offsetBytes = firstOffsetBytes + (long) i * strideBytes;
      scores[i] = score(rows, offsetBytes, query, strideBytes / Float.BYTES);
    }
  }

  @Override
  public void scoreEach(
      MemorySegment rows,
      long baseBytes,
      int strideBytes,
      int[] ids,
      int count,
      float[] query,
      float[] scores) {
    for (int i = 0; i < count; i++) {
      long offsetBytes = baseBytes + (long) ids[i] * strideBytes;
      scores[i] = score(rows, offsetBytes, query, strideBytes / Float.BYTES);
    }
  }

  @Override
  public int firstAbove(float[] scores, int from, int to, float threshold) {
    int at = from;
    while (at < to && !(scores[at] > threshold)) {
      at++;
    }
    return at;
  }
}
