package io.privatefm.engine;

import io.privatefm.rank.ReputationDelta;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The bytes of a saved model: those of the rankers, those of the reputation, and how many the
 * latter are, as a big-endian int32. So a reader of the rankers alone finds them at the start.
 */
final class SavedModel {
  private SavedModel() {}

  static byte[] of(byte[] rankers, ReputationDelta reputation) {
    byte[] ofReputation = reputation.save();
    return ByteBuffer.allocate(rankers.length + ofReputation.length + Integer.BYTES)
        .put(rankers)
        .put(ofReputation)
        .putInt(ofReputation.length)
        .array();
  }

  /**
   * The reputation of a model.
   *
   * @throws IllegalArgumentException when there is none
   */
  static ReputationDelta reputation(byte[] model) {
    int end = model.length - Integer.BYTES;
    int length = end < 0 ? -1 : ByteBuffer.wrap(model).getInt(end);
    if (length < 0 || length > end) {
      throw new IllegalArgumentException("model ends early: bytes=" + model.length);
    }
    return ReputationDelta.of(Arrays.copyOfRange(model, end - length, end));
  }
}
