package io.privatefm.station;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A spin as packed {@link SpinBytes} {@link WithoutZeros}, less than half of what the spin itself
 * takes. For the world that it was packed in. Immutable.
 */
final class PackedSpin implements AtHand {
  private static final int USUAL_BYTES = 256;

  private final long number;
  private final int row;
  private final byte[] bytes;

  PackedSpin(Spin spin, World world) {
    number = spin.number();
    row = spin.row();
    ByteArrayOutputStream packed = new ByteArrayOutputStream(USUAL_BYTES);
    try (DataOutputStream out = new DataOutputStream(packed)) {
      SpinBytes.pack(out, spin, world);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes = WithoutZeros.pack(packed.toByteArray());
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public int row() {
    return row;
  }

  Spin spin(World world) {
    byte[] plain = WithoutZeros.unpack(bytes);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
      return SpinBytes.unpack(in, number, row, world);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
