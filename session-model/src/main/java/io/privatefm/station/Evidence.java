package io.privatefm.station;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A reader of what a draw leaves in the journal, so that other policies can be judged offline: all
 * arms that could have been drawn, as they were scored.
 *
 * <p>Little-endian, at most {@value #MOST_BYTES} bytes:
 *
 * <pre>
 *    0  u8    version, 1
 *    1  u8    policy, its number in PolicyKind
 *    2  u8    mode, 0 familiar, 1 balanced, 2 explore
 *    3  u8    count of arms, 1 to 64
 *    4  u8    chosen arm, counted from 0
 *    5  u8    bytes of features per arm, 11
 *    6  u16   0
 *    8  i64   version of the model: observations it had learned from
 *   16  i64   fingerprint of the catalogue that the rows belong to
 *   24  f32   propensity of the chosen arm
 *   28  15 bytes per arm:
 *         0  i32     row in the catalogue
 *         4  u8[11]  packed features, see io.privatefm.rank.Features
 * </pre>
 */
public final class Evidence {
  /** Most arms of a draw. */
  public static final int MOST_ARMS = 64;

  /** Bytes of an arm's packed features. */
  public static final int ARM_BYTES = 11;

  /** Most bytes of one spin's evidence. */
  public static final int MOST_BYTES = 1_024;

  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 28;
  private static final int STRIDE = Integer.BYTES + ARM_BYTES;

  private final ByteBuffer bytes;

  private Evidence(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads a spin's evidence; the bytes are borrowed.
   *
   * @throws IllegalArgumentException naming the offset, when they are not evidence of this version
   */
  public static Evidence of(byte[] bytes) {
    if (bytes.length < HEADER_BYTES) {
      throw new IllegalArgumentException("must be >= 28 bytes: bytes=" + bytes.length);
    }
    Evidence evidence = new Evidence(bytes);
    require(bytes[0] == VERSION, 0, bytes[0]);
    require(evidence.count() >= 1 && evidence.count() <= MOST_ARMS, 3, evidence.count());
    require(evidence.chosen() < evidence.count(), 4, evidence.chosen());
    require(bytes[5] == ARM_BYTES, 5, bytes[5]);
    int expectedBytes = HEADER_BYTES + STRIDE * evidence.count();
    if (bytes.length != expectedBytes) {
      throw new IllegalArgumentException(
          "must be " + expectedBytes + " bytes: bytes=" + bytes.length);
    }
    return evidence;
  }

  private static void require(boolean holds, int offset, int value) {
    if (!holds) {
      throw new IllegalArgumentException("not evidence: offset=" + offset + " value=" + value);
    }
  }

  /**
   * Writes the evidence of one draw; the only allocation is the answer.
   *
   * @param rows one row per arm
   * @param arms packed features, one arm after another
   */
  public static byte[] write(
      int policy,
      Mode mode,
      int count,
      int chosen,
      long modelVersion,
      long catalogue,
      double propensity,
      int[] rows,
      byte[] arms) {
    byte[] bytes = new byte[HEADER_BYTES + STRIDE * count];
    bytes[0] = VERSION;
    bytes[1] = (byte) policy;
    bytes[2] = Codes.of(mode);
    bytes[3] = (byte) count;
    bytes[4] = (byte) chosen;
    bytes[5] = ARM_BYTES;
    putLong(bytes, 8, modelVersion);
    putLong(bytes, 16, catalogue);
    putInt(bytes, 24, Float.floatToRawIntBits((float) propensity));
    for (int arm = 0; arm < count; arm++) {
      int at = HEADER_BYTES + arm * STRIDE;
      putInt(bytes, at, rows[arm]);
      System.arraycopy(arms, arm * ARM_BYTES, bytes, at + Integer.BYTES, ARM_BYTES);
    }
    return bytes;
  }

  private static void putInt(byte[] bytes, int at, int value) {
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[at + i] = (byte) (value >>> (8 * i));
    }
  }

  private static void putLong(byte[] bytes, int at, long value) {
    putInt(bytes, at, (int) value);
    putInt(bytes, at + Integer.BYTES, (int) (value >>> 32));
  }

  /** The policy's number. */
  public int policy() {
    return bytes.get(1) & 0xFF;
  }

  /** The mode the station was in. */
  public Mode mode() {
    return Codes.mode(bytes.get(2));
  }

  /** How many arms there were. */
  public int count() {
    return bytes.get(3) & 0xFF;
  }

  /** The arm that was drawn, counted from 0. */
  public int chosen() {
    return bytes.get(4) & 0xFF;
  }

  /** How many observations the model had learned from. */
  public long modelVersion() {
    return bytes.getLong(8);
  }

  /** Fingerprint of the catalogue that the rows belong to. */
  public long catalogue() {
    return bytes.getLong(16);
  }

  /** The chosen arm's propensity, as float. */
  public float propensity() {
    return bytes.getFloat(24);
  }

  /** An arm's row. */
  public int row(int arm) {
    return bytes.getInt(offset(arm));
  }

  /** An arm's packed features, as a copy. */
  public byte[] features(int arm) {
    int from = offset(arm) + Integer.BYTES;
    return Arrays.copyOfRange(bytes.array(), from, from + ARM_BYTES);
  }

  private int offset(int arm) {
    if (arm < 0 || arm >= count()) {
      throw new IndexOutOfBoundsException("must be >= 0 and < " + count() + ": arm=" + arm);
    }
    return HEADER_BYTES + arm * STRIDE;
  }

  /** Copies the chosen arm's features; returns false when there is no evidence. */
  static boolean copyChosen(byte[] evidence, byte[] into, int at) {
    if (evidence.length < HEADER_BYTES + STRIDE) {
      return false;
    }
    int from = HEADER_BYTES + (evidence[4] & 0xFF) * STRIDE + Integer.BYTES;
    if (from + ARM_BYTES > evidence.length) {
      return false;
    }
    System.arraycopy(evidence, from, into, at, ARM_BYTES);
    return true;
  }
}
