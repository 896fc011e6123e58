package io.privatefm.vector.inverted;

import io.privatefm.vector.kernel.CodeKernel;
import io.privatefm.vector.kernel.Kernel;

/** One query of a search: its tables, the lists chosen for it, and its candidates. */
final class Probe {
  /** A filter may cut into a dense crowd: so many deviations of an estimate's error are kept. */
  private static final float MARGIN = 4;

  /**
   * Rounding a component to a whole step errs by a step ÷ √12, so a query of unit length sees that
   * error: this is five times as much, in steps.
   */
  private static final float BYTE_MARGIN = 1.5f;

  private final Lists lists;
  final Tables tables;
  final CandidatePool pool = new CandidatePool();
  private final BestScores best = new BestScores();
  private float[] byteScores = new float[512];
  private int[] chosen = new int[64];
  private float[] centres = new float[64];
  float[] query = {};
  int k;

  Probe(Lists lists) {
    this.lists = lists;
    tables = new Tables(lists.book);
  }

  /** Gets ready for a query, and chooses its lists. */
  void start(
      float[] unit,
      int wanted,
      int rescored,
      int needed,
      boolean strict,
      ListChooser chooser,
      Kernel kernel) {
    query = unit;
    k = needed;
    tables.fill(query, kernel.codes());
    float reach = lists.reach() + tables.reach();
    pool.start(rescored, k, strict ? MARGIN * lists.error : 0, -reach, reach);
    if (chosen.length < wanted) {
      chosen = new int[wanted];
      centres = new float[wanted];
    }
    chooser.choose(query, wanted, kernel);
    for (int rank = 0; rank < wanted; rank++) {
      chosen[rank] = chooser.list(rank);
      centres[rank] = chooser.score(rank);
    }
  }

  /** The list chosen for a rank; 0 is the nearest. */
  int list(int rank) {
    return chosen[rank];
  }

  /** The inner product of the query and the centroid of that list. */
  float centre(int rank) {
    return centres[rank];
  }

  /** Ends the reading: only what is worth an exact score is left. */
  void finish(CodeKernel kernel) {
    pool.drop();
    pool.setLateApart();
    if (lists.bytes.byteSize() > 0 && pool.count() > k) {
      shorten(kernel);
    }
  }

  /** Keeps what bytes cannot tell from the k best. */
  private void shorten(CodeKernel kernel) {
    int count = pool.count();
    if (byteScores.length < count) {
      byteScores = new float[2 * count];
    }
    kernel.scoreBytes(lists.bytes, lists.byteStride, pool.slots(), count, query, byteScores);
    best.start(k);
    for (int i = 0; i < count; i++) {
      best.offer(byteScores[i]);
    }
    pool.retain(byteScores, best.worst() - BYTE_MARGIN);
  }

  /** How many candidates there are; only after {@link #finish}. */
  int count() {
    return pool.count();
  }

  int slot(int at) {
    return pool.slot(at);
  }
}
