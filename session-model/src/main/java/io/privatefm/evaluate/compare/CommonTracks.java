package io.privatefm.evaluate.compare;

import io.privatefm.catalogue.Catalogue;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The tracks that two catalogues have in common, by id.
 *
 * @param before rows in the old one, rising
 * @param after rows of the same tracks in the new one
 */
@SuppressWarnings("ArrayRecordComponent") // as many as tracks: primitives
record CommonTracks(int[] before, int[] after) {

  static CommonTracks of(Catalogue before, Catalogue after) {
    int[] rows = new int[before.size()];
    int[] same = new int[before.size()];
    int count = 0;
    for (int row = 0; row < before.size(); row++) {
      int other = after.row(before.id(row));
      if (other >= 0) {
        rows[count] = row;
        same[count++] = other;
      }
    }
    return new CommonTracks(Arrays.copyOf(rows, count), Arrays.copyOf(same, count));
  }

  int count() {
    return before.length;
  }

  /** So many of them by chance, or all; positions, rising. */
  int[] sample(int most, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] positions = new int[Math.min(most, count())];
    int taken = 0;
    for (int i = 0; taken < positions.length; i++) { // Knuth's algorithm S
      if (random.nextInt(count() - i) < positions.length - taken) {
        positions[taken++] = i;
      }
    }
    return positions;
  }
}
