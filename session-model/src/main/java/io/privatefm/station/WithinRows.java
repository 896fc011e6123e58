package io.privatefm.station;

import io.privatefm.catalogue.Catalogue;

/** Looks up the rows of a restriction. */
final class WithinRows {
  private WithinRows() {}

  /** The rows of the tracks that the catalogue knows, rising, each once. */
  static int[] of(Within.Tracks within, World world) {
    int count = within.ids().size();
    if (count > world.options().withinMost()) {
      throw new IllegalArgumentException(
          "must be <= " + world.options().withinMost() + " tracks: within=" + count);
    }
    Catalogue catalogue = world.catalogue();
    return within.ids().stream()
        .mapToInt(catalogue::row)
        .filter(row -> row >= 0)
        .sorted()
        .distinct()
        .toArray();
  }
}
