package io.privatefm.station;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The spins that were announced and taken back last: a client may have started one of them before
 * it heard so. Newest first.
 */
final class Withdrawn {
  /** More than a client can have missed in flight. */
  static final int MOST = 8;

  private List<PackedSpin> spins = List.of();

  void add(PackedSpin spin) {
    spins().removeIf(known -> known.number() == spin.number());
    if (spins.size() == MOST) {
      spins.removeLast();
    }
    spins.addFirst(spin);
  }

  /** Puts a spin behind the others, as it was saved. */
  void append(PackedSpin spin) {
    spins().add(spin);
  }

  private List<PackedSpin> spins() {
    if (spins.isEmpty()) { // most stations have none out
      spins = new ArrayList<>(1);
    }
    return spins;
  }

  /** Forgets what was announced before a spin that the client plays. */
  void forgetBefore(long number) {
    if (!spins.isEmpty()) {
      spins.removeIf(spin -> spin.number() < number);
    }
  }

  void write(DataOutputStream out, World world) throws IOException {
    out.writeByte(spins.size());
    for (PackedSpin spin : spins) {
      SpinBytes.write(out, spin.spin(world));
    }
  }

  /** The row of the spin of this number, if it was taken back last; -1 otherwise. */
  int newestRow(long number) {
    boolean newest = !spins.isEmpty() && spins.getFirst().number() == number;
    return newest ? spins.getFirst().row() : -1;
  }

  @Nullable PackedSpin find(long number) {
    for (PackedSpin spin : spins) {
      if (spin.number() == number) {
        return spin;
      }
    }
    return null;
  }
}
