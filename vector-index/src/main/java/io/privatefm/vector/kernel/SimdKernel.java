package io.privatefm.vector.kernel;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.fromMemorySegment;

import java.lang.constant.ConstantDescs;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on the Vector API: to the bit what {@link ScalarKernel} computes.
 *
 * <p>The compiler turns vectors into registers only where the species is a constant of the class.
 * So that one source serves every width, this class is never loaded by its name: {@link Kernels}
 * defines it once per width as a hidden class, and the width is its class data.
 *
 * <p>Four rows are scored at a time, which share the loads of the query, keep several additions in
 * flight, and are folded into their four sums together: a fold of two vectors costs what the fold
 * of one would. Vectors cross no call that might not be inlined; a boxed vector is an allocation.
 */
final class SimdKernel implements Kernel {
  private static final ScalarKernel SCALAR = new ScalarKernel();
  private static final VectorSpecies<Float> SPECIES = species();
  private static final int WIDTH = SPECIES.length();
  private static final int HALF = WIDTH / 2;
  private static final int QUARTER = WIDTH / 4;

  private static final VectorMask<Float> IN_HALF = withBit(HALF);
  private static final VectorMask<Float> IN_QUARTER = withBit(QUARTER);
  private static final VectorShuffle<Float> SWAP_HALF = swap(HALF);
  private static final VectorShuffle<Float> SWAP_QUARTER = swap(QUARTER);
  private static final VectorShuffle<Float> SWAP_4 = swap(WIDTH == 4 ? 0 : 4);
  private static final VectorShuffle<Float> SWAP_2 = swap(2);
  private static final VectorShuffle<Float> SWAP_1 = swap(1);
  private static final VectorShuffle<Float> EACH_QUARTER =
      VectorShuffle.fromOp(SPECIES, lane -> lane * QUARTER % WIDTH);

  private final CodeKernel codes;

  /**
   * @param codes the code kernel of the same width
   */
  SimdKernel(CodeKernel codes) {
    this.codes = codes;
  }

  private static VectorSpecies<Float> species() {
    try {
      int bits =
          MethodHandles.classData(
              MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, Integer.class);
      return VectorShape.forBitSize(bits).withLanes(float.class);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("must be defined as a hidden class: SimdKernel", e);
    }
  }

  private static VectorMask<Float> withBit(int bit) {
    long lanes = 0;
    for (int lane = 0; lane < WIDTH; lane++) {
      lanes |= (lane & bit) != 0 ? 1L << lane : 0;
    }
    return VectorMask.fromLong(SPECIES, lanes);
  }

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(SPECIES, lane -> lane ^ distance);
  }

  @Override
  public String name() {
    return Integer.toString(SPECIES.vectorBitSize());
  }

  @Override
  public CodeKernel codes() {
    return codes;
  }

  @Override
  public float dot(float[] a, float[] b, int length) {
    int whole = length - length % LANES;
    if (whole < length && WIDTH < LANES) {
      return SCALAR.dot(a, b, length);
    }
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int part = 0; part < LANES / 2; part += WIDTH) {
      FloatVector low = FloatVector.zero(SPECIES);
      FloatVector high = FloatVector.zero(SPECIES);
      for (int i = part; i < whole; i += LANES) {
        low = low.add(fromArray(SPECIES, a, i).mul(fromArray(SPECIES, b, i)));
        if (WIDTH < LANES) {
          high = high.add(fromArray(SPECIES, a, i + 8).mul(fromArray(SPECIES, b, i + 8)));
        }
      }
      if (whole < length) {
        VectorMask<Float> tail = SPECIES.indexInRange(whole, length);
        low = low.add(fromArray(SPECIES, a, whole, tail).mul(fromArray(SPECIES, b, whole, tail)));
      }
      sum = sum.add(low.add(high));
    }
    FloatVector eight = WIDTH == 16 ? sum.add(sum.rearrange(SWAP_HALF)) : sum;
    FloatVector four = WIDTH >= 8 ? eight.add(eight.rearrange(SWAP_4)) : eight;
    FloatVector two = four.add(four.rearrange(SWAP_2));
    return two.add(two.rearrange(SWAP_1)).lane(0);
  }

  @Override
  public float score(MemorySegment rows, long offsetBytes, float[] query, int length) {
    int whole = length - length % LANES;
    if (whole < length && WIDTH < LANES) {
      return SCALAR.score(rows, offsetBytes, query, length);
    }
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int part = 0; part < LANES / 2; part += WIDTH) {
      FloatVector low = FloatVector.zero(SPECIES);
      FloatVector high = FloatVector.zero(SPECIES);
      for (int i = part; i < whole; i += LANES) {
        low =
            low.add(
                fromArray(SPECIES, query, i)
                    .mul(fromMemorySegment(SPECIES, rows, offsetBytes + 4L * i, LITTLE_ENDIAN)));
        if (WIDTH < LANES) {
          high =
              high.add(
                  fromArray(SPECIES, query, i + 8)
                      .mul(
                          fromMemorySegment(
                              SPECIES, rows, offsetBytes + 4L * (i + 8), LITTLE_ENDIAN)));
        }
      }
      if (whole < length) {
        FloatVector q = fromArray(SPECIES, query, whole, SPECIES.indexInRange(whole, length));
        low =
            low.add(
                q.mul(fromMemorySegment(SPECIES, rows, offsetBytes + 4L * whole, LITTLE_ENDIAN)));
      }
      sum = sum.add(low.add(high));
    }
    FloatVector eight = WIDTH == 16 ? sum.add(sum.rearrange(SWAP_HALF)) : sum;
    FloatVector four = WIDTH >= 8 ? eight.add(eight.rearrange(SWAP_4)) : eight;
    FloatVector two = four.add(four.rearrange(SWAP_2));
    return two.add(two.rearrange(SWAP_1)).lane(0);
  }

  @Override
  public void addScaled(float[] into, float factor, float[] b, int length) {
    int i = 0;
    for (; i + WIDTH <= length; i += WIDTH) {
      fromArray(SPECIES, into, i).add(fromArray(SPECIES, b, i).mul(factor)).intoArray(into, i);
    }
    for (; i < length; i++) {
      into[i] += factor * b[i];
    }
  }

  @Override
  public void scale(float[] into, float factor, int length) {
    int i = 0;
    for (; i + WIDTH <= length; i += WIDTH) {
      fromArray(SPECIES, into, i).mul(factor).intoArray(into, i);
    }
    for (; i < length; i++) {
      into[i] *= factor;
    }
  }

  @Override
  public void scoreRun(
      MemorySegment rows,
      long firstOffsetBytes,
      int strideBytes,
      int count,
      float[] query,
      float[] scores) {
    long row = firstOffsetBytes;
    int at = 0;
    for (; at + 4 <= count; at += 4, row += 4L * strideBytes) {
      long third = row + 2L * strideBytes;
      scoreFour(
          rows, row, row + strideBytes, third, third + strideBytes, strideBytes, query, scores, at);
    }
    for (; at < count; at++, row += strideBytes) {
      scores[at] = score(rows, row, query, strideBytes / Float.BYTES);
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
    long stride = strideBytes;
    int at = 0;
    for (; at + 4 <= count; at += 4) {
      scoreFour(
          rows,
          baseBytes + ids[at] * stride,
          baseBytes + ids[at + 1] * stride,
          baseBytes + ids[at + 2] * stride,
          baseBytes + ids[at + 3] * stride,
          strideBytes,
          query,
          scores,
          at);
    }
    for (; at < count; at++) {
      scores[at] = score(rows, baseBytes + ids[at] * stride, query, strideBytes / Float.BYTES);
    }
  }

  /** Four rows at once; low and high are the two halves of the 16 partial sums. */
  private static void scoreFour(
      MemorySegment rows,
      long row0,
      long row1,
      long row2,
      long row3,
      int strideBytes,
      float[] query,
      float[] scores,
      int at) {
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = FloatVector.zero(SPECIES);
    FloatVector sum2 = FloatVector.zero(SPECIES);
    FloatVector sum3 = FloatVector.zero(SPECIES);
    for (int part = 0; part < LANES / 2; part += WIDTH) {
      FloatVector low0 = FloatVector.zero(SPECIES);
      FloatVector low1 = FloatVector.zero(SPECIES);
      FloatVector low2 = FloatVector.zero(SPECIES);
      FloatVector low3 = FloatVector.zero(SPECIES);
      FloatVector high0 = FloatVector.zero(SPECIES);
      FloatVector high1 = FloatVector.zero(SPECIES);
      FloatVector high2 = FloatVector.zero(SPECIES);
      FloatVector high3 = FloatVector.zero(SPECIES);
      for (int i = part; i < strideBytes / Float.BYTES; i += LANES) {
        FloatVector q = fromArray(SPECIES, query, i);
        low0 = low0.add(q.mul(fromMemorySegment(SPECIES, rows, row0 + 4L * i, LITTLE_ENDIAN)));
        low1 = low1.add(q.mul(fromMemorySegment(SPECIES, rows, row1 + 4L * i, LITTLE_ENDIAN)));
        low2 = low2.add(q.mul(fromMemorySegment(SPECIES, rows, row2 + 4L * i, LITTLE_ENDIAN)));
        low3 = low3.add(q.mul(fromMemorySegment(SPECIES, rows, row3 + 4L * i, LITTLE_ENDIAN)));
        if (WIDTH < LANES) {
          FloatVector q8 = fromArray(SPECIES, query, i + 8);
          high0 =
              high0.add(
                  q8.mul(fromMemorySegment(SPECIES, rows, row0 + 4L * (i + 8), LITTLE_ENDIAN)));
          high1 =
              high1.add(
                  q8.mul(fromMemorySegment(SPECIES, rows, row1 + 4L * (i + 8), LITTLE_ENDIAN)));
          high2 =
              high2.add(
                  q8.mul(fromMemorySegment(SPECIES, rows, row2 + 4L * (i + 8), LITTLE_ENDIAN)));
          high3 =
              high3.add(
                  q8.mul(fromMemorySegment(SPECIES, rows, row3 + 4L * (i + 8), LITTLE_ENDIAN)));
        }
      }
      sum0 = sum0.add(low0.add(high0));
      sum1 = sum1.add(low1.add(high1));
      sum2 = sum2.add(low2.add(high2));
      sum3 = sum3.add(low3.add(high3));
    }
    FloatVector even =
        sum0.blend(sum2, IN_HALF).add(sum2.blend(sum0, IN_HALF).rearrange(SWAP_HALF));
    FloatVector odd = sum1.blend(sum3, IN_HALF).add(sum3.blend(sum1, IN_HALF).rearrange(SWAP_HALF));
    FloatVector four =
        even.blend(odd, IN_QUARTER).add(odd.blend(even, IN_QUARTER).rearrange(SWAP_QUARTER));
    if (WIDTH == 16) {
      four = four.add(four.rearrange(SWAP_2));
    }
    if (WIDTH >= 8) {
      four = four.add(four.rearrange(SWAP_1)).rearrange(EACH_QUARTER);
    }
    four.intoArray(scores, at);
  }

  @Override
  public int firstAbove(float[] scores, int from, int to, float threshold) {
    for (int at = from; at < to; at += WIDTH) {
      VectorMask<Float> above =
          fromArray(SPECIES, scores, at).compare(VectorOperators.GT, threshold);
      if (above.anyTrue()) {
        return Math.min(at + above.firstTrue(), to);
      }
    }
    return to;
  }
}
