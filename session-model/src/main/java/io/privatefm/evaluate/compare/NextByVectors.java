package io.privatefm.evaluate.compare;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Progress;
import io.privatefm.vector.Allowed;
import io.privatefm.vector.Neighbours;
import io.privatefm.vector.Searcher;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Predicts the next track of a session with nothing but the vectors: the tracks nearest to the mean
 * of the last few, each counting less than the next by a constant factor; tracks of the session are
 * left out, and so are targets among them. It judges vectors, not a station: a station knows more.
 * Owned by one thread.
 */
final class NextByVectors {
  /** Predicted tracks. */
  static final int TOP = 20;

  /** Tracks whose mean is the query. */
  private static final int RECENT = 5;

  private static final float DECAY = 0.8f;

  private final Catalogue catalogue;
  private final Searcher searcher;
  private final Neighbours found = new Neighbours(TOP);
  private final float[] query;
  private final float[] vector;
  private final BitSet predicted = new BitSet();

  NextByVectors(Catalogue catalogue) {
    this.catalogue = catalogue;
    searcher = catalogue.index().searcher();
    query = new float[catalogue.dimension()];
    vector = new float[catalogue.dimension()];
  }

  /**
   * What came of each session, by position.
   *
   * @param targets how many tracks were to be predicted
   * @param hits how many of them were among the {@value #TOP}
   * @param reciprocalRanks sum of 1 / rank of the hits
   * @param coverage share of the catalogue that was predicted at least once
   * @param known share of the targets that the catalogue has
   */
  @SuppressWarnings("ArrayRecordComponent") // one each session
  record Outcome(
      double[] targets, double[] hits, double[] reciprocalRanks, double coverage, double known) {}

  /** Predicts every track of every session but the first. */
  Outcome run(List<List<String>> sessions, Progress progress) {
    int count = sessions.size();
    double[] targets = new double[count];
    double[] hits = new double[count];
    double[] reciprocalRanks = new double[count];
    long known = 0;
    for (int s = 0; s < count; s++) {
      progress.at("next tracks", s, count);
      int[] rows = sessions.get(s).stream().mapToInt(catalogue::row).toArray();
      for (int i = 1; i < rows.length; i++) {
        if (sessions.get(s).subList(0, i).contains(sessions.get(s).get(i))) {
          continue;
        }
        targets[s]++;
        known += rows[i] >= 0 ? 1 : 0;
        int rank = rank(rows, i);
        hits[s] += rank > 0 ? 1 : 0;
        reciprocalRanks[s] += rank > 0 ? 1.0 / rank : 0;
      }
    }
    double all = Arrays.stream(targets).sum();
    return new Outcome(
        targets,
        hits,
        reciprocalRanks,
        (double) predicted.cardinality() / catalogue.size(),
        known / all);
  }

  /** The rank of the track at a position, from 1, or 0 for one that is not predicted. */
  private int rank(int[] rows, int at) {
    if (!aim(rows, at)) {
      return 0;
    }
    int[] played = Arrays.stream(rows, 0, at).filter(row -> row >= 0).distinct().toArray();
    searcher.search(query, Allowed.except(played), found);
    int hit = 0;
    for (int rank = 0; rank < found.count(); rank++) {
      predicted.set(found.id(rank));
      hit = found.id(rank) == rows[at] ? rank + 1 : hit;
    }
    return hit;
  }

  /** Makes the query of what was heard before; false when nothing of it is known. */
  private boolean aim(int[] rows, int at) {
    Arrays.fill(query, 0);
    float weight = 1;
    boolean any = false;
    for (int i = at - 1; i >= Math.max(0, at - RECENT); i--, weight *= DECAY) {
      if (rows[i] >= 0) {
        catalogue.index().copyVector(rows[i], vector);
        for (int c = 0; c < query.length; c++) {
          query[c] += weight * vector[c];
        }
        any = true;
      }
    }
    return any;
  }
}
