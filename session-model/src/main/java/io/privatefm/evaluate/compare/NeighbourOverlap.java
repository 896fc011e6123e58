package io.privatefm.evaluate.compare;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Progress;
import io.privatefm.vector.Allowed;
import io.privatefm.vector.AllowedBits;
import io.privatefm.vector.Neighbours;
import io.privatefm.vector.Searcher;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which share of a track's nearest are the same in both catalogues. Only tracks that both have may
 * be among them, so that what was added or removed is no difference of the vectors.
 */
final class NeighbourOverlap {
  /** Nearest of each track. */
  static final int NEAREST = 10;

  private NeighbourOverlap() {}

  /** The share, 0 to 1, for each position of the sample. */
  static double[] of(
      Catalogue before, Catalogue after, CommonTracks common, int[] sample, Progress progress) {
    Near old = new Near(before, common.before());
    Near young = new Near(after, common.after());
    double[] shares = new double[sample.length];
    for (int i = 0; i < sample.length; i++) {
      progress.at("neighbours", i, sample.length);
      int[] nearBefore = old.nearest(sample[i]);
      int[] nearAfter = young.nearest(sample[i]);
      long same =
          Arrays.stream(nearBefore)
              .filter(each -> Arrays.stream(nearAfter).anyMatch(other -> other == each))
              .count();
      shares[i] = (double) same / Math.max(1, Math.min(NEAREST, common.count() - 1));
    }
    return shares;
  }

  /** The nearest among the common tracks in one catalogue, by position. */
  private static final class Near {
    private final Catalogue catalogue;
    private final int[] rows;
    private final Map<Integer, Integer> positions = new HashMap<>();
    private final AllowedBits allowed;
    private final Searcher searcher;
    private final Neighbours found = new Neighbours(NEAREST + 1); // the track itself is one
    private final float[] vector;

    Near(Catalogue catalogue, int[] rows) {
      this.catalogue = catalogue;
      this.rows = rows;
      allowed = Allowed.bits(catalogue.size());
      for (int position = 0; position < rows.length; position++) {
        positions.put(rows[position], position);
        allowed.allow(rows[position]);
      }
      searcher = catalogue.index().searcher();
      vector = new float[catalogue.dimension()];
    }

    int[] nearest(int position) {
      catalogue.index().copyVector(rows[position], vector);
      searcher.search(vector, allowed, found);
      int[] near = new int[found.count()];
      int count = 0;
      for (int rank = 0; rank < near.length && count < NEAREST; rank++) {
        if (found.id(rank) != rows[position]) {
          near[count++] = positions.getOrDefault(found.id(rank), -1);
        }
      }
      return Arrays.copyOf(near, count);
    }
  }
}
