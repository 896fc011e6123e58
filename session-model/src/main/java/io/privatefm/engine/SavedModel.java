package io.privatefm.engine;

import io.privatefm.rank.ReputationDelta;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A saved model: the bytes of the rankers, those of the kindred, those of the reputation,
 * big-endian, each but the first followed by its length as an int32. So a reader of the rankers
 * alone finds them at the start, and one of the reputation finds that at the end, as before there
 * were kindred.
 *
 * <p>The kindred: magic {@code FMK1}, int32 number of traits, of each its name, int32 length and
 * {@link ReputationDelta#save}. A model of before has none.
 *
 * @param rankers as {@link Models#save} has them
 * @param reputation of all
 * @param kindred what those with a trait think, by trait
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SavedModel(
    byte[] rankers, ReputationDelta reputation, Map<String, ReputationDelta> kindred) {
  private static final int KINDRED = 0x464D4B31; // "FMK1"

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(rankers);
      block(out, kindredBytes());
      block(out, reputation.save());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void block(DataOutputStream out, byte[] block) throws IOException {
    out.write(block);
    out.writeInt(block.length);
  }

  private byte[] kindredBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(KINDRED);
    out.writeInt(kindred.size());
    for (Map.Entry<String, ReputationDelta> trait : kindred.entrySet()) {
      byte[] told = trait.getValue().save();
      out.writeUTF(trait.getKey());
      out.writeInt(told.length);
      out.write(told);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what was saved, by this version or one before.
   *
   * @throws IllegalArgumentException when there is no reputation
   */
  static SavedModel of(byte[] model) {
    byte[] reputation = block(model, model.length);
    int end = model.length - Integer.BYTES - reputation.length;
    if (!endsWithKindred(model, end)) {
      return new SavedModel(Arrays.copyOf(model, end), ReputationDelta.of(reputation), Map.of());
    }
    byte[] kindred = block(model, end);
    byte[] rankers = Arrays.copyOf(model, end - Integer.BYTES - kindred.length);
    return new SavedModel(rankers, ReputationDelta.of(reputation), kindred(kindred));
  }

  private static boolean endsWithKindred(byte[] model, int end) {
    int to = end - Integer.BYTES;
    int length = to < 0 ? -1 : ByteBuffer.wrap(model).getInt(to);
    return length >= Integer.BYTES
        && length <= to
        && ByteBuffer.wrap(model).getInt(to - length) == KINDRED;
  }

  /** The block that ends here, without its length. */
  private static byte[] block(byte[] model, int end) {
    int to = end - Integer.BYTES;
    int length = to < 0 ? -1 : ByteBuffer.wrap(model).getInt(to);
    if (length < 0 || length > to) {
      throw new IllegalArgumentException("model ends early: bytes=" + model.length);
    }
    return Arrays.copyOfRange(model, to - length, to);
  }

  private static Map<String, ReputationDelta> kindred(byte[] block) {
    Map<String, ReputationDelta> kindred = new TreeMap<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(block))) {
      in.readInt();
      int traits = in.readInt();
      for (int i = 0; i < traits; i++) {
        kindred.put(in.readUTF(), ReputationDelta.of(in.readNBytes(in.readInt())));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("kindred ends early: bytes=" + block.length, e);
    }
    return kindred;
  }
}
