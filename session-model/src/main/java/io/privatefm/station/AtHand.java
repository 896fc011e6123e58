package io.privatefm.station;

import org.jspecify.annotations.Nullable;

/**
 * A spin that a client may have at hand: whole until it is journalled, and then packed, for hardly
 * any is ever asked for again.
 */
sealed interface AtHand permits Spin, PackedSpin {
  /** The draw number. */
  long number();

  /** The track's row; below 0 when the catalogue at hand does not know it. */
  int row();

  /** The spin itself. */
  static @Nullable Spin spin(@Nullable AtHand of, World world) {
    return switch (of) {
      case null -> null;
      case Spin spin -> spin;
      case PackedSpin packed -> packed.spin(world);
    };
  }

  /** The same, packed. */
  static PackedSpin packed(AtHand of, World world) {
    return switch (of) {
      case Spin spin -> new PackedSpin(spin, world);
      case PackedSpin packed -> packed;
    };
  }
}
