package io.privatefm.station;

/**
 * Interests as a station keeps them between two events: as many as there are, with vectors in half
 * precision, 168 bytes each at 64 components. To change them they become {@link Interests} for a
 * moment, in scratch that all stations of an engine share, and are rounded again; what did not move
 * stays the same to the bit.
 */
final class KeptInterests {
  private static final short[] NO_VECTORS = {};
  private static final float[] NO_NUMBERS = {};
  private static final int[] NO_ROWS = {};
  private static final byte[] NO_ACTS = {};

  /** A weight and what each feeder fed. */
  private static final int NUMBERS = 1 + Interests.FEEDERS;

  private final Interests scratch;
  private long decayedAtMs;
  private byte count;
  private short[] halves = NO_VECTORS;
  private float[] numbers = NO_NUMBERS;
  private int[] feederRows = NO_ROWS;
  private byte[] feederActs = NO_ACTS;

  /** No interests yet, which are changed in this scratch. */
  KeptInterests(Interests scratch) {
    this.scratch = scratch;
  }

  int count() {
    return count;
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
    for (int d = 0; d < count * scratch.dimension; d++) {
      into.vectors[d] = Float.float16ToFloat(halves[d]);
    }
    for (int i = 0; i < count; i++) {
      into.weights[i] = numbers[i * NUMBERS];
      System.arraycopy(
          numbers, i * NUMBERS + 1, into.feederSums, i * Interests.FEEDERS, Interests.FEEDERS);
    }
    System.arraycopy(feederRows, 0, into.feederRows, 0, count * Interests.FEEDERS);
    System.arraycopy(feederActs, 0, into.feederActs, 0, count * Interests.FEEDERS);
  }

  /** Becomes equal to these, but for the rounding of vectors. */
  void keep(Interests from) {
    if (from.count * NUMBERS > numbers.length) {
      halves = new short[from.count * from.dimension];
      numbers = new float[from.count * NUMBERS];
      feederRows = new int[from.count * Interests.FEEDERS];
      feederActs = new byte[from.count * Interests.FEEDERS];
    }
    count = (byte) from.count;
    decayedAtMs = from.decayedAtMs;
    for (int d = 0; d < count * scratch.dimension; d++) {
      halves[d] = Float.floatToFloat16(from.vectors[d]);
    }
    for (int i = 0; i < count; i++) {
      numbers[i * NUMBERS] = from.weights[i];
      System.arraycopy(
          from.feederSums, i * Interests.FEEDERS, numbers, i * NUMBERS + 1, Interests.FEEDERS);
    }
    System.arraycopy(from.feederRows, 0, feederRows, 0, count * Interests.FEEDERS);
    System.arraycopy(from.feederActs, 0, feederActs, 0, count * Interests.FEEDERS);
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
