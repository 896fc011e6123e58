package io.privatefm.station;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The spins that were announced and taken back last: a client may have started one of them before
 * it heard so. Newest first, as bytes, for hardly any is ever asked for.
 */
final class Withdrawn {
  /** More than a client can have missed in flight. */
  static final int MOST = 8;

  private final List<Packed> spins = new ArrayList<>(0);

  /**
   * A spin as {@link SpinBytes}; the row is below 0 when the catalogue at hand does not know it.
   */
  @SuppressWarnings("ArrayRecordComponent") // never written after it was packed
  private record Packed(long number, int row, byte[] bytes) {}

  void add(Spin spin) {
    spins.removeIf(known -> known.number == spin.number());
    if (spins.size() == MOST) {
      spins.removeLast();
    }
    spins.addFirst(packed(spin));
  }

  /** Forgets what was announced before a spin that the client plays. */
  void forgetBefore(long number) {
    if (!spins.isEmpty()) {
      spins.removeIf(spin -> spin.number < number);
    }
  }

  /** Puts a spin behind the others, as it was saved. */
  void append(Spin spin) {
    spins.add(packed(spin));
  }

  private static Packed packed(Spin spin) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      SpinBytes.write(out, spin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Packed(spin.number(), spin.row(), bytes.toByteArray());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeByte(spins.size());
    for (Packed spin : spins) {
      out.write(spin.bytes);
    }
  }

  /** The row of the spin of this number, if it was taken back last; -1 otherwise. */
  int newestRow(long number) {
    boolean newest = !spins.isEmpty() && spins.getFirst().number == number;
    return newest ? spins.getFirst().row : -1;
  }

  @Nullable Spin find(long number, World world) {
    for (Packed spin : spins) {
      if (spin.number == number) {
        return unpacked(spin, world);
      }
    }
    return null;
  }

  private static @Nullable Spin unpacked(Packed spin, World world) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(spin.bytes))) {
      return SpinBytes.read(in, world);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
