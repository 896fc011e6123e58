package io.privatefm.vector.inverted;

import io.privatefm.vector.kernel.CodeKernel;
import io.privatefm.vector.kernel.Kernel;

/** One query of a search: its tables, the lists chosen for it, and its candidates. */
final class Probe {
  /** A filter may cut into a dense crowd: so many deviations of an estimate's error are kept. */
  private static final float MARGIN = 4;

  private final Lists lists;
  final Tables tables;
  final CandidatePool pool = new CandidatePool();
  private final Shortlist shortlist = new Shortlist();
  private float[] byteScores = new float[512];
  private int[] chosen = new int[64];
  private float[] centres = new float[64];
  private boolean shortlisted;
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
    int most = 2 * k + 8;
    shortlisted = lists.bytes.byteSize() > 0 && pool.count() > most;
    if (shortlisted) {
      shorten(most, kernel);
    }
  }

  private void shorten(int most, CodeKernel kernel) {
    int count = pool.count();
    if (byteScores.length < count) {
      byteScores = new float[2 * count];
    }
    kernel.scoreBytes(lists.bytes, lists.byteStride, pool.slots(), count, query, byteScores);
    shortlist.start(most);
    for (int i = 0; i < count; i++) {
      shortlist.offer(pool.slot(i), byteScores[i]);
    }
  }

  /** How many candidates there are; only after {@link #finish}. */
  int count() {
    return shortlisted ? shortlist.count() : pool.count();
  }

  int slot(int at) {
    return shortlisted ? shortlist.slot(at) : pool.slot(at);
  }
}
