package io.privatefm.vector.kernel;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.constant.ConstantDescs;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * The code kernel on the Vector API; like {@link SimdKernel} defined once per width as a hidden
 * class.
 *
 * <p>A register takes {@code WIDTH} bytes of a row: where it is narrower than a row, a block is
 * summed in parts. Of the 16-bit sums, those of even bytes and of odd bytes are kept apart, which
 * the layout makes two runs of positions. Two pairs a turn: their four entries are added as bytes.
 */
final class SimdCodes implements CodeKernel {
  private static final VectorShape SHAPE = shape();
  private static final VectorSpecies<Byte> BYTES = SHAPE.withLanes(byte.class);
  private static final VectorSpecies<Short> SHORTS = SHAPE.withLanes(short.class);
  private static final VectorSpecies<Float> FLOATS = SHAPE.withLanes(float.class);
  private static final int LINE = 64;
  private static final ScalarCodes SCALAR = new ScalarCodes();

  /** As many bytes as there are floats in a register; no shape is as small as 4. */
  private static final @Nullable VectorSpecies<Byte> ENTRIES =
      FLOATS.length() == 4
          ? null
          : VectorShape.forBitSize(8 * FLOATS.length()).withLanes(byte.class);

  private static final VectorShuffle<Float> SWAP_8 = swap(8);
  private static final VectorShuffle<Float> SWAP_4 = swap(4);
  private static final VectorShuffle<Float> SWAP_2 = swap(2);
  private static final VectorShuffle<Float> SWAP_1 = swap(1);
  private static final int WIDTH = BYTES.length();

  private static VectorShape shape() {
    try {
      int bits =
          MethodHandles.classData(
              MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, Integer.class);
      return VectorShape.forBitSize(bits);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("must be defined as a hidden class: SimdCodes", e);
    }
  }

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(FLOATS, lane -> (lane ^ distance) % FLOATS.length());
  }

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
      long above = 0;
      for (int part = 0; part < BLOCK; part += WIDTH) {
        ShortVector even = ShortVector.zero(SHORTS);
        ShortVector odd = ShortVector.zero(SHORTS);
        int pair = 0;
        long row = block + part;
        for (; pair + 1 < pairs; pair += 2, row += 2 * BLOCK) {
          ByteVector first = ByteVector.fromMemorySegment(BYTES, codes, row, LITTLE_ENDIAN);
          ByteVector second =
              ByteVector.fromMemorySegment(BYTES, codes, row + BLOCK, LITTLE_ENDIAN);
          ByteVector four =
              first
                  .and((byte) 15)
                  .selectFrom(ByteVector.fromArray(BYTES, tables, 32 * pair))
                  .add(
                      first
                          .reinterpretAsShorts()
                          .lanewise(VectorOperators.LSHR, 4)
                          .reinterpretAsBytes()
                          .and((byte) 15)
                          .selectFrom(ByteVector.fromArray(BYTES, tables, 32 * pair + 16)))
                  .add(
                      second
                          .and((byte) 15)
                          .selectFrom(ByteVector.fromArray(BYTES, tables, 32 * pair + 32)))
                  .add(
                      second
                          .reinterpretAsShorts()
                          .lanewise(VectorOperators.LSHR, 4)
                          .reinterpretAsBytes()
                          .and((byte) 15)
                          .selectFrom(ByteVector.fromArray(BYTES, tables, 32 * pair + 48)));
          ShortVector wide = four.reinterpretAsShorts();
          even = even.add(wide.and((short) 0xff));
          odd = odd.add(wide.lanewise(VectorOperators.LSHR, 8));
        }
        if (pair < pairs) {
          ByteVector last = ByteVector.fromMemorySegment(BYTES, codes, row, LITTLE_ENDIAN);
          ShortVector wide =
              last.and((byte) 15)
                  .selectFrom(ByteVector.fromArray(BYTES, tables, 32 * pair))
                  .add(
                      last.reinterpretAsShorts()
                          .lanewise(VectorOperators.LSHR, 4)
                          .reinterpretAsBytes()
                          .and((byte) 15)
                          .selectFrom(ByteVector.fromArray(BYTES, tables, 32 * pair + 16)))
                  .reinterpretAsShorts();
          even = even.add(wide.and((short) 0xff));
          odd = odd.add(wide.lanewise(VectorOperators.LSHR, 8));
        }
        int at = b * BLOCK + part / 2;
        even.intoArray(sums, at);
        odd.intoArray(sums, at + BLOCK / 2);
        above |= even.compare(VectorOperators.GT, (short) bound).toLong() << (part / 2);
        above |= odd.compare(VectorOperators.GT, (short) bound).toLong() << (part / 2 + BLOCK / 2);
      }
      marks[b] = above;
    }
  }

  @Override
  public void tables(
      float[] query, float[] books, float[] offsets, int subspaces, float scale, byte[] tables) {
    if (ENTRIES == null) {
      SCALAR.tables(query, books, offsets, subspaces, scale, tables);
      return;
    }
    for (int m = 0; m < subspaces; m++) {
      int book = 2 * m * CODEWORDS;
      for (int j = 0; j < CODEWORDS; j += FLOATS.length()) {
        FloatVector low = FloatVector.fromArray(FLOATS, books, book + j).mul(query[2 * m]);
        FloatVector high =
            FloatVector.fromArray(FLOATS, books, book + CODEWORDS + j).mul(query[2 * m + 1]);
        ByteVector entries =
            (ByteVector)
                low.add(high)
                    .add(offsets[m])
                    .mul(scale)
                    .add(0.5f)
                    .convertShape(VectorOperators.F2B, ENTRIES, 0);
        entries.intoArray(tables, m * CODEWORDS + j);
      }
    }
  }

  @Override
  public void scoreBytes(
      MemorySegment bytes, int strideBytes, int[] rows, int count, float[] query, float[] scores) {
    if (ENTRIES == null) {
      SCALAR.scoreBytes(bytes, strideBytes, rows, count, query, scores);
      return;
    }
    touch(bytes, strideBytes, rows, count, scores);
    for (int i = 0; i < count; i++) {
      long row = (long) rows[i] * strideBytes;
      FloatVector low = FloatVector.zero(FLOATS);
      FloatVector high = FloatVector.zero(FLOATS);
      for (int at = 0; at < strideBytes; at += Kernel.LANES) {
        low =
            low.add(
                ((FloatVector)
                        ByteVector.fromMemorySegment(ENTRIES, bytes, row + at, LITTLE_ENDIAN)
                            .convertShape(VectorOperators.B2F, FLOATS, 0))
                    .mul(FloatVector.fromArray(FLOATS, query, at)));
        if (FLOATS.length() < Kernel.LANES) {
          high =
              high.add(
                  ((FloatVector)
                          ByteVector.fromMemorySegment(ENTRIES, bytes, row + at + 8, LITTLE_ENDIAN)
                              .convertShape(VectorOperators.B2F, FLOATS, 0))
                      .mul(FloatVector.fromArray(FLOATS, query, at + 8)));
        }
      }
      FloatVector sum = low.add(high);
      FloatVector eight = FLOATS.length() == Kernel.LANES ? sum.add(sum.rearrange(SWAP_8)) : sum;
      FloatVector four = eight.add(eight.rearrange(SWAP_4));
      FloatVector two = four.add(four.rearrange(SWAP_2));
      scores[i] = two.add(two.rearrange(SWAP_1)).lane(0);
    }
  }

  /**
   * Reads a byte of every cache line of the rows: as these loads wait for nothing, the processor
   * has many under way at once, and the scores that follow find their rows at hand.
   *
   * @param kept where what was read is put, so that the reads are not optimised away
   */
  private static void touch(
      MemorySegment bytes, int strideBytes, int[] rows, int count, float[] kept) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      long row = (long) rows[i] * strideBytes;
      for (int at = 0; at < strideBytes; at += LINE) {
        sum += bytes.get(ValueLayout.JAVA_BYTE, row + at);
      }
      sum += bytes.get(ValueLayout.JAVA_BYTE, row + strideBytes - 1);
    }
    kept[0] = sum;
  }
}
