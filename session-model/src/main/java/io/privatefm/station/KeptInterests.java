package io.privatefm.station;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Interests as a station keeps them between two events, 108 bytes each at 64 components. To change
 * them they become {@link Interests} for a moment, in scratch that all stations of an engine share,
 * and are rounded again; what did not move stays the same to the bit. Little-endian:
 *
 * <pre>
 *    0  f32      weight
 *    4  4 times  row of a feeder, 3 bytes, or 4 where one of the set needs them; act, i8; sum, f16
 *   28  i10      components, the lowest bit first; the longest is 511 or -511
 * </pre>
 *
 * <p>Only the direction of the components counts, for an interest is of unit length. They are
 * rounded up or down by chance, the likelier the nearer: a pull that is smaller than a step moves
 * as many of them as it should, where rounding to the nearest would move none (stochastic rounding,
 * Gupta et al., ICML 2015). The chance is drawn from the time and the place, so the same events
 * give the same bits.
 */
final class KeptInterests {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private static final byte[] NONE = {};
  private static final byte NARROW = 3;
  private static final int BITS = 10;
  private static final int MASK = (1 << BITS) - 1;
  private static final float LONGEST = MASK >> 1;

  /** A component is read and written as an int that begins in its first byte. */
  private static final int BEYOND = Integer.BYTES - 1;

  /** What is so near to a whole number was one before it was scaled. */
  private static final float WHOLE = 1e-3f;

  private final Interests scratch;
  private long decayedAtMs;
  private byte count;
  private byte rowBytes = NARROW;
  private byte[] bytes = NONE;

  /** No interests yet, which are changed in this scratch. */
  KeptInterests(Interests scratch) {
    this.scratch = scratch;
  }

  int count() {
    return count;
  }

  private int feederBytes() {
    return rowBytes + 1 + Short.BYTES;
  }

  private int vectorBytes() {
    return PackedColumn.bytes(BITS, scratch.dimension);
  }

  private int size() {
    return Float.BYTES + Interests.FEEDERS * feederBytes() + vectorBytes();
  }

  /** The same as a set of its own. */
  Interests copy() {
    Interests copy = new Interests(scratch.dimension, scratch.options);
    copyTo(copy);
    return copy;
  }

  void copyTo(Interests into) {
    into.makeRoom(count);
    into.count = count;
    into.decayedAtMs = decayedAtMs;
    int at = 0;
    for (int i = 0; i < count; i++) {
      into.weights[i] = Float.intBitsToFloat((int) INTS.get(bytes, at));
      at += Float.BYTES;
      for (int f = i * Interests.FEEDERS; f < (i + 1) * Interests.FEEDERS; f++) {
        int unused = Integer.SIZE - rowBytes * Byte.SIZE;
        into.feederRows[f] = (int) INTS.get(bytes, at) << unused >> unused;
        into.feederActs[f] = bytes[at + rowBytes];
        into.feederSums[f] = Float.float16ToFloat((short) SHORTS.get(bytes, at + rowBytes + 1));
        at += feederBytes();
      }
      unpack(at, into.vectors, i * scratch.dimension);
      at += vectorBytes();
    }
  }

  /** Becomes equal to these, but for the rounding of vectors and of what feeders fed. */
  void keep(Interests from) {
    count = (byte) from.count;
    decayedAtMs = from.decayedAtMs;
    rowBytes = needsWideRows(from) ? Integer.BYTES : NARROW;
    if (count * size() + BEYOND > bytes.length) {
      bytes = new byte[count * size() + BEYOND];
    }
    int at = 0;
    for (int i = 0; i < count; i++) {
      INTS.set(bytes, at, Float.floatToRawIntBits(from.weights[i]));
      at += Float.BYTES;
      for (int f = i * Interests.FEEDERS; f < (i + 1) * Interests.FEEDERS; f++) {
        INTS.set(bytes, at, from.feederRows[f]); // where that is a byte too many, the next is there
        bytes[at + rowBytes] = from.feederActs[f];
        SHORTS.set(bytes, at + rowBytes + 1, half(from.feederSums[f]));
        at += feederBytes();
      }
      pack(from.vectors, i * scratch.dimension, at);
      at += vectorBytes();
    }
  }

  private static boolean needsWideRows(Interests from) {
    for (int f = 0; f < from.count * Interests.FEEDERS; f++) {
      int row = from.feederRows[f];
      if (from.feederSums[f] > 0 && row != (row << Byte.SIZE) >> Byte.SIZE) {
        return true;
      }
    }
    return false;
  }

  /** A feeder that fed anything goes on having fed something. */
  private static short half(float sum) {
    short half = Float.floatToFloat16(sum);
    return half == 0 && sum > 0 ? 1 : half;
  }

  private void unpack(int at, float[] vectors, int to) {
    for (int d = 0; d < scratch.dimension; d++) {
      int bit = d * BITS;
      int unused = Integer.SIZE - BITS;
      int component = (int) INTS.get(bytes, at + (bit >> 3)) >>> (bit & 7);
      vectors[to + d] = component << unused >> unused;
    }
    Vectors.normaliseInPlace(vectors, to, scratch.dimension);
  }

  private void pack(float[] vectors, int from, int at) {
    float longest = Float.MIN_NORMAL;
    for (int d = 0; d < scratch.dimension; d++) {
      longest = Math.max(longest, Math.abs(vectors[from + d]));
    }
    Arrays.fill(bytes, at, at + vectorBytes(), (byte) 0);
    for (int d = 0; d < scratch.dimension; d++) {
      int bit = d * BITS;
      int component = rounded(vectors[from + d] * (LONGEST / longest), from + d) & MASK;
      int before = (int) INTS.get(bytes, at + (bit >> 3));
      INTS.set(bytes, at + (bit >> 3), before | (component << (bit & 7)));
    }
  }

  private int rounded(float component, int place) {
    float nearest = (float) Math.rint(component);
    boolean whole = Math.abs(component - nearest) < WHOLE;
    return (int) (whole ? nearest : Math.floor(component + chance(place)));
  }

  /** From 0 inclusive to 1. */
  private double chance(int place) {
    return (SplitMix.mix(decayedAtMs + place * 0x9E3779B97F4A7C15L) >>> 11) * 0x1p-53;
  }

  /** As {@link Interests#pull}. */
  void pull(float[] unit, double strength, int row, Reward act, long atMs, Geometry geometry) {
    copyTo(scratch);
    scratch.pull(unit, strength, row, act, atMs, geometry);
    keep(scratch);
  }

  /** As {@link Interests#push}. */
  void push(float[] unit, double strength, int row, long atMs, Geometry geometry) {
    copyTo(scratch);
    scratch.push(unit, strength, row, atMs, geometry);
    keep(scratch);
  }

  /** As {@link Interests#takeBack}. */
  void takeBack(float[] unit, double strength, int row, long atMs) {
    copyTo(scratch);
    scratch.takeBack(unit, strength, row, atMs);
    keep(scratch);
  }

  /** As {@link Interests#absorb}. */
  void absorb(Interests other, long atMs, Geometry geometry) {
    copyTo(scratch);
    scratch.absorb(other, atMs, geometry);
    keep(scratch);
  }

  /** As {@link Interests#seedSession}. */
  void seedSession(KeptInterests lasting, long atMs) {
    lasting.copyTo(lasting.scratch);
    scratch.seedSession(lasting.scratch, atMs);
    keep(scratch);
  }

  void check() {
    copyTo(scratch);
    scratch.check();
  }
}
