package io.privatefm.catalogue;

import java.util.Arrays;

/**
 * Finds artists, or tags, by name, whatever its case and spaces: {@code int32[power of two]}, open
 * addressing, at most half full; -1 is empty. Those without a name are not in it. Made at the first
 * question, at the cost of reading every name; any thread.
 */
final class ArtistNumbers {
  private final Texts names;
  private int[] numbers = {};

  ArtistNumbers(Texts names) {
    this.names = names;
  }

  /** The artist's number, or -1. */
  int find(String name) {
    String key = Names.key(name);
    return key.isEmpty() ? -1 : numbers()[slot(numbers(), key)];
  }

  void prepare() {
    numbers();
  }

  private synchronized int[] numbers() {
    if (numbers.length == 0) {
      numbers = fill();
    }
    return numbers;
  }

  private int[] fill() {
    int[] filled = new int[Math.max(2, Integer.highestOneBit(names.size()) << 2)];
    Arrays.fill(filled, -1);
    for (int artist = 0; artist < names.size(); artist++) {
      String key = Names.key(names.text(artist));
      if (!key.isEmpty()) {
        filled[slot(filled, key)] = artist;
      }
    }
    return filled;
  }

  /** Where the name is, or would be. */
  private int slot(int[] in, String key) {
    int slot = spread(key.hashCode()) & (in.length - 1);
    while (in[slot] >= 0 && !Names.key(names.text(in[slot])).equals(key)) {
      slot = (slot + 1) & (in.length - 1);
    }
    return slot;
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
