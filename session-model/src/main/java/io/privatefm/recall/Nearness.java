package io.privatefm.recall;

import io.privatefm.station.Interests;
import io.privatefm.vector.Searcher;
import java.util.Arrays;

/** How near each of many tracks is to the nearest of some interests. Scratch of one engine. */
public final class Nearness {
  private final Searcher searcher;
  private final float[] interest;
  private final float[] scores = new float[Candidates.MOST];
  private final float[] best = new float[Candidates.MOST];

  /** Compares with vectors of a searcher's index. */
  public Nearness(Searcher searcher, int dimension) {
    this.searcher = searcher;
    interest = new float[dimension];
  }

  /**
   * Compares the first {@code count} rows, at most {@value Candidates#MOST}, with all interests.
   */
  public void compare(Interests interests, int[] rows, int count) {
    Arrays.fill(best, 0, count, interests.count() == 0 ? 0 : Float.NEGATIVE_INFINITY);
    for (int i = 0; i < interests.count(); i++) {
      interests.copyVector(i, interest);
      searcher.score(rows, count, interest, scores);
      for (int row = 0; row < count; row++) {
        best[row] = Math.max(best[row], scores[row]);
      }
    }
  }

  /** The cosine of the i-th row and the interest nearest to it; 0 when there is none. */
  public float of(int i) {
    return best[i];
  }
}
