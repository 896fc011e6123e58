package io.privatefm.station;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A reader of evidence as version 1 wrote it, 28 bytes and 15 per arm:
 *
 * <pre>
 *    0  u8    version, 1
 *    1  u8    policy
 *    2  u8    mode
 *    3  u8    count of arms
 *    4  u8    chosen arm
 *    5  u8    bytes of features per arm, 11
 *    6  u16   0
 *    8  i64   version of the model
 *   16  i64   fingerprint of the catalogue
 *   24  f32   propensity of the chosen arm
 *   28  15 bytes per arm: i32 row, u8[11] packed features
 * </pre>
 */
final class EvidenceV1 {
  static final int VERSION = 1;

  private static final int HEADER_BYTES = 28;
  private static final int STRIDE = Integer.BYTES + ArmLayout.OF_ELEVEN.bytes();

  private EvidenceV1() {}

  static Evidence read(byte[] bytes) {
    if (bytes.length < HEADER_BYTES) {
      throw new IllegalArgumentException("must be >= 28 bytes: bytes=" + bytes.length);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count = bytes[3];
    Evidence.require(count >= 1 && count <= Evidence.MOST_ARMS, 3, count);
    Evidence.require(bytes[4] >= 0 && bytes[4] < count, 4, bytes[4]);
    Evidence.require(bytes[5] == ArmLayout.OF_ELEVEN.bytes(), 5, bytes[5]);
    int expectedBytes = HEADER_BYTES + STRIDE * count;
    if (bytes.length != expectedBytes) {
      throw new IllegalArgumentException(
          "must be " + expectedBytes + " bytes: bytes=" + bytes.length);
    }
    return new Evidence(draft(bytes, in), rows(in, count), arms(bytes, count));
  }

  private static Evidence.Draft draft(byte[] bytes, ByteBuffer in) {
    return new Evidence.Draft(
        bytes[1] & 0xFF,
        Codes.mode(bytes[2]),
        bytes[3],
        bytes[4],
        in.getLong(8),
        in.getLong(16),
        in.getFloat(24),
        Float.NaN,
        Float.NaN,
        -1,
        null,
        0);
  }

  private static int[] rows(ByteBuffer in, int count) {
    int[] rows = new int[count];
    for (int arm = 0; arm < count; arm++) {
      rows[arm] = in.getInt(HEADER_BYTES + arm * STRIDE);
    }
    return rows;
  }

  private static byte[] arms(byte[] bytes, int count) {
    byte[] arms = new byte[count * Evidence.ARM_BYTES];
    for (int arm = 0; arm < count; arm++) {
      int from = HEADER_BYTES + arm * STRIDE + Integer.BYTES;
      ArmLayout.OF_ELEVEN.convert(bytes, from, arms, arm * Evidence.ARM_BYTES);
    }
    return arms;
  }

  static boolean copyChosen(byte[] evidence, byte[] into, int at) {
    if (evidence.length < HEADER_BYTES + STRIDE) {
      return false;
    }
    int from = HEADER_BYTES + (evidence[4] & 0xFF) * STRIDE + Integer.BYTES;
    if (from + ArmLayout.OF_ELEVEN.bytes() > evidence.length) {
      return false;
    }
    ArmLayout.OF_ELEVEN.convert(evidence, from, into, at);
    return true;
  }
}
