package io.privatefm.catalogue;

import io.privatefm.vector.IndexBuilder;
import io.privatefm.vector.IndexOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Scales vectors to unit length and writes them as the index, in the order of the rows. Owned by
 * one thread.
 */
final class VectorWriter implements AutoCloseable {
  private static final double UNIT_TOLERANCE = 1e-3;

  private final IndexBuilder index;
  private final MessageDigest digest = sha256();
  private final ByteBuffer bytes;

  VectorWriter(Path base, int dimension, IndexOptions options) {
    index = new IndexBuilder(base.resolve(Section.VECTORS.file()), dimension, options);
    bytes = ByteBuffer.allocate(dimension * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Adds the next row, which is of unit length already. */
  void add(float[] unit) {
    index.add(unit);
    bytes.clear().asFloatBuffer().put(unit);
    digest.update(bytes);
  }

  int count() {
    return index.count();
  }

  void publish() {
    index.publish();
  }

  /** The name of a vector space that nobody named: what its vectors are. */
  String space() {
    return "vectors-" + HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  @Override
  public void close() {
    index.close();
  }

  /**
   * Scales a vector to unit length in place.
   *
   * @return whether it was of another length before
   */
  static boolean normalise(float[] vector, Place place) {
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      if (!Float.isFinite(vector[i])) {
        throw place.breaks("must be finite as float32", "component " + i, vector[i]);
      }
      squares += (double) vector[i] * vector[i];
    }
    if (squares == 0) {
      throw place.breaks("must not be all zero", "vector", 0);
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / length);
    }
    return Math.abs(length - 1) > UNIT_TOLERANCE;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
