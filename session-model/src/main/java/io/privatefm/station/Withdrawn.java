package io.privatefm.station;

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

  private final List<Spin> spins = new ArrayList<>(MOST);

  List<Spin> spins() {
    return spins;
  }

  void add(Spin spin) {
    spins.removeIf(known -> known.number() == spin.number());
    if (spins.size() == MOST) {
      spins.removeLast();
    }
    spins.addFirst(spin);
  }

  /** The one taken back last; null when there is none. */
  @Nullable Spin newest() {
    return spins.isEmpty() ? null : spins.getFirst();
  }

  @Nullable Spin find(long number) {
    for (Spin spin : spins) {
      if (spin.number() == number) {
        return spin;
      }
    }
    return null;
  }
}
