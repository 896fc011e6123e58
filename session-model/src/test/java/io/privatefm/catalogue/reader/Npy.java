package io.privatefm.catalogue.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes files as NumPy writes them, and worse. */
final class Npy {
  private Npy() {}

  static Path write(Path file, int version, String dtype, String fortran, String shape, byte[] rows)
      throws IOException {
    String header =
        "{'descr': '" + dtype + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }";
    int prefix = version == 1 ? 10 : 12;
    header += " ".repeat(63 - (prefix + header.length()) % 64) + "\n";
    ByteBuffer bytes =
        ByteBuffer.allocate(prefix + header.length() + rows.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) version)
        .put((byte) 0);
    if (version == 1) {
      bytes.putShort((short) header.length());
    } else {
      bytes.putInt(header.length());
    }
    bytes.put(header.getBytes(StandardCharsets.US_ASCII)).put(rows);
    return Files.write(file, bytes.array());
  }

  static Path floats(Path file, int rows, int dimension, float... values) throws IOException {
    return write(
        file,
        1,
        "<f4",
        "False",
        "(" + rows + ", " + dimension + ")",
        floats(ByteOrder.LITTLE_ENDIAN, values));
  }

  static byte[] floats(ByteOrder order, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(order);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  static byte[] doubles(ByteOrder order, double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(order);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  static byte[] fvecs(float[]... rows) {
    ByteBuffer bytes = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : rows) {
      bytes.putInt(row.length);
      for (float value : row) {
        bytes.putFloat(value);
      }
    }
    return java.util.Arrays.copyOf(bytes.array(), bytes.position());
  }
}
