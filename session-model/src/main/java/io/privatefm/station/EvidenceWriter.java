package io.privatefm.station;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes the layout that is drawn at {@link Evidence}. Scratch of one engine; all it allocates is
 * the answer.
 */
public final class EvidenceWriter {
  private final byte[] bytes = new byte[Evidence.MOST_BYTES];
  private final ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteSet values = new ByteSet();

  /**
   * Writes the evidence of one draw.
   *
   * @param rows one row per arm
   * @param arms packed features, one arm after another
   */
  public byte[] write(Evidence.Draft draft, int[] rows, byte[] arms) {
    Arrays.fill(bytes, (byte) 0);
    int at = writeAssignment(draft.assignment(), writeHeader(draft));
    at = writeScoredBy(draft.scoredBy(), at);
    at = writeRows(rows, draft.count(), at);
    for (int column = 0; column < Evidence.ARM_BYTES; column++) {
      at = PackedColumn.write(arms, column, draft.count(), values, bytes, at);
    }
    return Arrays.copyOf(bytes, at);
  }

  private int writeHeader(Evidence.Draft draft) {
    Assignment assignment = draft.assignment();
    return out.clear()
        .put((byte) (EvidenceBytes.VERSION | (draft.scoredBy() == 0 ? 0 : EvidenceBytes.SCORED)))
        .put((byte) draft.policy())
        .put(Codes.of(draft.mode()))
        .put((byte) draft.count())
        .put((byte) draft.chosen())
        .put((byte) (assignment == null ? 0 : assignment.length()))
        .putLong(draft.modelVersion())
        .putLong(draft.catalogue())
        .putFloat(draft.propensity())
        .putFloat(draft.floor())
        .putFloat(draft.appetite())
        .putInt(draft.durationMs())
        .position();
  }

  private int writeAssignment(@Nullable Assignment assignment, int at) {
    if (assignment == null) {
      return at;
    }
    int share = (int) Math.round(assignment.share() * EvidenceBytes.SHARE_SCALE);
    bytes[at] = (byte) share;
    bytes[at + 1] = (byte) (share >> Byte.SIZE);
    for (int i = 0; i < assignment.length(); i++) {
      bytes[at + Short.BYTES + i] = assignment.at(i);
    }
    return at + Short.BYTES + assignment.length();
  }

  private int writeScoredBy(long fingerprint, int at) {
    if (fingerprint == 0) {
      return at;
    }
    out.putLong(at, fingerprint);
    return at + Long.BYTES;
  }

  private int writeRows(int[] rows, int count, int at) {
    int least = rows[0];
    int most = rows[0];
    for (int arm = 1; arm < count; arm++) {
      least = Math.min(least, rows[arm]);
      most = Math.max(most, rows[arm]);
    }
    int bits = PackedColumn.bitsOf(most - least);
    out.putInt(at, least);
    bytes[at + Integer.BYTES] = (byte) bits;
    int from = at + Integer.BYTES + 1;
    for (int arm = 0; arm < count; arm++) {
      PackedColumn.put(bytes, from, arm, bits, rows[arm] - least);
    }
    return from + PackedColumn.bytes(bits, count);
  }
}
