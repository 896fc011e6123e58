package io.privatefm.engine;

import io.privatefm.bandit.Arms;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.recall.Candidates;
import io.privatefm.station.PlayedTracks;
import io.privatefm.vector.Searcher;
import java.util.Arrays;

/**
 * Makes arms less wanted the more they are like what just played: maximal marginal relevance
 * (Carbonell and Goldstein, SIGIR 1998) along the one list that there is, that of the spins one
 * after another. Scratch of one engine.
 */
final class Diversity {
  /** Plays that are looked at. */
  static final int MOST = 4;

  private final double most;
  private final Catalogue catalogue;
  private final Searcher searcher;
  private final float[] vector;
  private final float[] cosines = new float[Candidates.MOST];
  private final float[] nearest = new float[Candidates.MOST];

  /** Takes at most so much of an arm's expected reward. */
  Diversity(double most, Catalogue catalogue, Searcher searcher) {
    this.most = most;
    this.catalogue = catalogue;
    this.searcher = searcher;
    vector = new float[catalogue.dimension()];
  }

  /** Lowers the arms, which are the candidates in their order. */
  void apply(PlayedTracks played, int ofSession, Candidates candidates, Arms arms) {
    if (most == 0) {
      return;
    }
    Arrays.fill(nearest, 0, candidates.count(), 0);
    for (int i = 0; i < Math.min(MOST, ofSession); i++) {
      if (played.row(i) >= 0) {
        compare(played.row(i), candidates);
      }
    }
    for (int arm = 0; arm < arms.count(); arm++) {
      arms.lower(arm, most * nearest[arm]);
    }
  }

  private void compare(int row, Candidates candidates) {
    catalogue.index().copyVector(row, vector);
    searcher.score(candidates.rows(), candidates.count(), vector, cosines);
    for (int i = 0; i < candidates.count(); i++) {
      nearest[i] = Math.max(nearest[i], cosines[i]);
    }
  }
}
