package io.privatefm.station;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the layout that is drawn at {@link Evidence}. */
final class EvidenceBytes {
  static final int VERSION = 4;

  /** The oldest version of this layout; version 1 had another. */
  private static final int OLDEST = 2;

  /** Set in the version when a richer model scored the arms. */
  static final int SCORED = 0x40;

  private static final int HEADER_BYTES = 38;
  private static final int COUNT = 3;
  private static final int CHOSEN = 4;
  private static final int NAME_CHARS = 5;
  static final double SHARE_SCALE = 65_535;

  private EvidenceBytes() {}

  static Evidence read(byte[] bytes) {
    if (bytes.length < HEADER_BYTES) {
      throw new IllegalArgumentException("must be >= 38 bytes: bytes=" + bytes.length);
    }
    Evidence.require(isKnown(bytes), 0, bytes[0]);
    int count = bytes[COUNT];
    Evidence.require(count >= 1 && count <= Evidence.MOST_ARMS, COUNT, count);
    Evidence.require(bytes[CHOSEN] >= 0 && bytes[CHOSEN] < count, CHOSEN, bytes[CHOSEN]);
    if (end(bytes) != bytes.length) {
      throw new IllegalArgumentException("must be whole evidence: bytes=" + bytes.length);
    }
    try {
      return new Evidence(draft(bytes), rows(bytes, count), arms(bytes, count));
    } catch (IndexOutOfBoundsException e) { // a number beyond its list
      throw new IllegalArgumentException("must be whole evidence: bytes=" + bytes.length, e);
    }
  }

  private static Evidence.Draft draft(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return new Evidence.Draft(
        bytes[1] & 0xFF,
        Codes.mode(bytes[2]),
        bytes[COUNT],
        bytes[CHOSEN],
        in.getLong(6),
        in.getLong(14),
        in.getFloat(22),
        in.getFloat(26),
        in.getFloat(30),
        in.getInt(34),
        assignment(bytes, in),
        isScored(bytes) ? in.getLong(scoredByAt(bytes)) : 0);
  }

  private static @Nullable Assignment assignment(byte[] bytes, ByteBuffer in) {
    int chars = bytes[NAME_CHARS];
    if (chars == 0) {
      return null;
    }
    String names =
        new String(bytes, HEADER_BYTES + Short.BYTES, chars, StandardCharsets.ISO_8859_1);
    int between = names.indexOf(Assignment.BETWEEN);
    Evidence.require(between > 0, NAME_CHARS, chars);
    double share = (in.getShort(HEADER_BYTES) & 0xFFFF) / SHARE_SCALE;
    return new Assignment(names.substring(0, between), names.substring(between + 1), share);
  }

  private static int[] rows(byte[] bytes, int count) {
    int at = rowsAt(bytes);
    int least = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    int bits = bytes[at + Integer.BYTES];
    int[] rows = new int[count];
    for (int arm = 0; arm < count; arm++) {
      rows[arm] = least + PackedColumn.get(bytes, at + Integer.BYTES + 1, arm, bits);
    }
    return rows;
  }

  private static byte[] arms(byte[] bytes, int count) {
    byte[] arms = new byte[count * Evidence.ARM_BYTES];
    for (int arm = 0; arm < count; arm++) {
      copy(bytes, arm, arms, arm * Evidence.ARM_BYTES);
    }
    return arms;
  }

  static boolean copyChosen(byte[] evidence, byte[] into, int at) {
    if (!isWhole(evidence)) {
      return false;
    }
    copy(evidence, evidence[CHOSEN], into, at);
    return true;
  }

  /** Evidence of one arm, in which no row and no feature needs more than its least value. */
  static byte[] ownArm(byte[] evidence) {
    if (version(evidence) != VERSION || !isWhole(evidence) || evidence[COUNT] == 1) {
      return evidence;
    }
    int at = rowsAt(evidence);
    byte[] own = Arrays.copyOf(evidence, at + Integer.BYTES + 1 + 2 * Evidence.ARM_BYTES);
    own[COUNT] = 1;
    own[CHOSEN] = 0;
    int chosen = evidence[CHOSEN];
    int bits = evidence[at + Integer.BYTES];
    ByteBuffer out = ByteBuffer.wrap(own).order(ByteOrder.LITTLE_ENDIAN);
    int offset = PackedColumn.get(evidence, at + Integer.BYTES + 1, chosen, bits);
    out.putInt(at, out.getInt(at) + offset).put(at + Integer.BYTES, (byte) 0);
    int to = at + Integer.BYTES + 1;
    int column = columnsAt(evidence);
    for (int i = 0; i < Evidence.ARM_BYTES; i++) {
      own[to++] = 0;
      own[to++] = PackedColumn.read(evidence, column, evidence[COUNT], chosen);
      column = PackedColumn.end(evidence, column, evidence[COUNT]);
    }
    return own;
  }

  /** Copies an arm as it is today. */
  private static void copy(byte[] evidence, int arm, byte[] into, int at) {
    ArmLayout layout = layout(evidence);
    if (layout == null) {
      copyAsWritten(evidence, arm, into, at);
    } else {
      byte[] before = new byte[layout.bytes()];
      copyAsWritten(evidence, arm, before, 0);
      layout.convert(before, 0, into, at);
    }
  }

  private static void copyAsWritten(byte[] evidence, int arm, byte[] into, int at) {
    int column = columnsAt(evidence);
    for (int i = 0; i < columns(evidence); i++) {
      into[at + i] = PackedColumn.read(evidence, column, evidence[COUNT], arm);
      column = PackedColumn.end(evidence, column, evidence[COUNT]);
    }
  }

  private static boolean isKnown(byte[] bytes) {
    int version = version(bytes);
    return version >= OLDEST && version <= VERSION && !(version == OLDEST && isScored(bytes));
  }

  private static int version(byte[] bytes) {
    return bytes[0] & ~SCORED;
  }

  private static boolean isScored(byte[] bytes) {
    return (bytes[0] & SCORED) != 0;
  }

  private static int columns(byte[] evidence) {
    ArmLayout layout = layout(evidence);
    return layout == null ? Evidence.ARM_BYTES : layout.bytes();
  }

  /** How an arm was laid out before; null when it was as it is today. */
  private static @Nullable ArmLayout layout(byte[] evidence) {
    return switch (version(evidence)) {
      case OLDEST -> ArmLayout.OF_ELEVEN;
      case VERSION -> null;
      default -> ArmLayout.OF_EIGHT;
    };
  }

  private static boolean isWhole(byte[] bytes) {
    return bytes.length >= HEADER_BYTES
        && isKnown(bytes)
        && bytes[COUNT] >= 1
        && bytes[COUNT] <= Evidence.MOST_ARMS
        && bytes[CHOSEN] >= 0
        && bytes[CHOSEN] < bytes[COUNT]
        && end(bytes) == bytes.length;
  }

  private static int rowsAt(byte[] bytes) {
    return scoredByAt(bytes) + (isScored(bytes) ? Long.BYTES : 0);
  }

  private static int scoredByAt(byte[] bytes) {
    int chars = bytes[NAME_CHARS];
    return HEADER_BYTES + (chars > 0 ? Short.BYTES + chars : 0);
  }

  /** Where the features begin; -1 when the rows are not whole. */
  private static int columnsAt(byte[] bytes) {
    int at = rowsAt(bytes) + Integer.BYTES;
    if (at >= bytes.length || bytes[at] < 0 || bytes[at] > Integer.SIZE) {
      return -1;
    }
    return at + 1 + PackedColumn.bytes(bytes[at], bytes[COUNT]);
  }

  /** Where the evidence ends; -1 when it does not end within the bytes. */
  private static int end(byte[] bytes) {
    int at = columnsAt(bytes);
    for (int column = 0; column < columns(bytes) && at >= 0; column++) {
      at = PackedColumn.end(bytes, at, bytes[COUNT]);
    }
    return at;
  }
}
