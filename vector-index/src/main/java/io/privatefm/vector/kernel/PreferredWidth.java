package io.privatefm.vector.kernel;

import jdk.incubator.vector.FloatVector;

/** The width that the Vector API prefers here; loaded only where that module is present. */
final class PreferredWidth {
  private PreferredWidth() {}

  static int bits() {
    return Math.clamp(FloatVector.SPECIES_PREFERRED.vectorBitSize(), 128, 512);
  }
}
