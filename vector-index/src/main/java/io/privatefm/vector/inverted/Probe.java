package io.privatefm.vector.inverted;

import io.privatefm.vector.kernel.CodeKernel;
import io.privatefm.vector.kernel.Kernel;

/** One query of a search: its tables, the lists chosen for it, and its candidates. */
final class Probe {
  /**
   * Rounding a component to a whole step errs by a step ÷ √12, so a query of unit length sees that
   * error: this is five times as much, in steps.
   */
  private static final float BYTE_MARGIN = 1.5f;

  private final Lists lists;
  final Tables tables;
  final CandidatePool pool = new CandidatePool();
  private final BestScores best = new BestScores();
  private float[] scores = new float[512 + Kernel.LANES];
  private int readFirst;
  private int chosenCount;
  private int[] chosen = new int[64];
  private float[] centres = new float[64];
  float[] query = {};
  int k;

  /** Whether a scan of what is allowed is cheaper than reading on. */
  boolean gaveUp;

  /** Whether the candidates have the scores of their bytes, and are not to be scored again. */
  boolean scored;

  Probe(Lists lists) {
    this.lists = lists;
    tables = new Tables(lists.book);
  }

  /**
   * Gets ready for a query, and chooses its lists.
   *
   * @param wanted how many are read in any case
   * @param ahead how many may be read, as it seems
   */
  void start(
      float[] unit,
      int wanted,
      int ahead,
      int rescored,
      int needed,
      boolean strict,
      ListChooser chooser,
      Kernel kernel) {
    query = unit;
    k = needed;
    tables.fill(query, kernel.codes());
    float reach = lists.reach() + tables.reach();
    pool.start(rescored, k, strict, -reach, reach);
    gaveUp = false;
    scored = false;
    readFirst = wanted;
    choose(Math.max(wanted, ahead), chooser, kernel);
  }

  /** Chooses so many lists anew, or as many as there are. */
  void choose(int wanted, ListChooser chooser, Kernel kernel) {
    chosenCount = Math.min(wanted, lists.count);
    if (chosen.length < chosenCount) {
      chosen = new int[2 * chosenCount];
      centres = new float[2 * chosenCount];
    }
    chooser.choose(query, chosenCount, kernel);
    for (int rank = 0; rank < chosenCount; rank++) {
      chosen[rank] = chooser.list(rank);
      centres[rank] = chooser.score(rank);
    }
  }

  /** How many of the lists are read in any case: the first ones. */
  int readFirst() {
    return readFirst;
  }

  /** How many lists were chosen. */
  int chosen() {
    return chosenCount;
  }

  /** The list chosen for a rank; 0 is the nearest. */
  int list(int rank) {
    return chosen[rank];
  }

  /** The inner product of the query and the centroid of that list. */
  float centre(int rank) {
    return centres[rank];
  }

  /**
   * Ends the reading: only what is worth an exact score is left, or everything has its score.
   *
   * @param most gives up rather than to score more candidates than this for a filter's sake
   * @param exact whether candidates are to be scored exactly; otherwise bytes will do
   */
  void finish(long most, boolean exact, CodeKernel kernel) {
    pool.drop();
    gaveUp = pool.count() > most || pool.isCrowd();
    pool.setLateApart();
    scored = !exact && !gaveUp && lists.bytes.byteSize() > 0;
    if (scored) {
      score(kernel);
    } else if (!gaveUp && lists.bytes.byteSize() > 0 && pool.count() > k) {
      shorten(kernel);
    }
  }

  private void score(CodeKernel kernel) {
    int count = pool.count();
    if (scores.length < count + Kernel.LANES) {
      scores = new float[2 * count + Kernel.LANES];
    }
    kernel.scoreBytes(lists.bytes, lists.byteStride, pool.slots(), count, query, scores);
  }

  float[] scores() {
    return scores;
  }

  /** Keeps what bytes cannot tell from the k best. */
  private void shorten(CodeKernel kernel) {
    score(kernel);
    best.start(k);
    for (int i = 0; i < pool.count(); i++) {
      best.offer(scores[i]);
    }
    pool.retain(scores, best.worst() - BYTE_MARGIN);
  }

  /** How many candidates there are; only after {@link #finish}. */
  int count() {
    return pool.count();
  }

  int slot(int at) {
    return pool.slot(at);
  }
}
