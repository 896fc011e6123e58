package io.privatefm.vector;

import io.privatefm.vector.inverted.ListSearch;
import io.privatefm.vector.inverted.Lists;
import io.privatefm.vector.kernel.Kernel;
import java.util.List;

/**
 * The index that reads a few lists of 4-bit codes in order and scores the best of them exactly.
 * Immutable.
 *
 * <p>Inverted files: Jégou, Douze, Schmid, PAMI 2011. Look-ups in registers: André, Kermarrec, Le
 * Scouarnec, VLDB 2015. Both with exact rescoring, for inner products: Guo et al. (ScaNN), ICML
 * 2020.
 */
final class InvertedIndex implements VectorIndex {
  /** The recall that a search without a told effort is to have. */
  private static final double USUAL_RECALL = 0.95;

  private final MappedIndex mapped;
  private final ExactIndex rows;
  private final Kernel kernel;
  private final Lists lists;
  private final Effort usual;

  InvertedIndex(MappedIndex mapped, Kernel kernel) {
    this.mapped = mapped;
    this.kernel = kernel;
    rows = new ExactIndex(mapped, kernel);
    lists = mapped.lists();
    usual = effort(USUAL_RECALL);
  }

  @Override
  public Effort effort(double recall) {
    return efforts().isEmpty() ? guess() : VectorIndex.super.effort(recall);
  }

  private Effort guess() {
    return new Effort(Math.max(1, lists.count() / 24), 150);
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public int dimension() {
    return rows.dimension();
  }

  @Override
  public void copyVector(int id, float[] into) {
    rows.copyVector(id, into);
  }

  @Override
  public float score(int id, float[] query) {
    return rows.score(id, query);
  }

  @Override
  public Profile profile() {
    return mapped.header().byteStep() > 0 ? Profile.FAST : Profile.COMPACT;
  }

  @Override
  public int listCount() {
    return lists.count();
  }

  @Override
  public List<MeasuredEffort> efforts() {
    return mapped.header().efforts();
  }

  /** The effort of a search that names none. */
  Effort usual() {
    return usual;
  }

  Lists lists() {
    return lists;
  }

  @Override
  public InvertedSearcher searcher() {
    return new InvertedSearcher(this, mapped, rows.searcher(), new ListSearch(lists), kernel);
  }

  /** A searcher that also knows what changed since. */
  InvertedSearcher searcher(LiveView live) {
    ListSearch search = new ListSearch(lists, live.tails(), live);
    return new InvertedSearcher(this, mapped, rows.searcher(live), search, kernel, live);
  }

  /** A searcher that looks at every row. */
  ExactSearcher exactSearcher() {
    return rows.searcher();
  }

  @Override
  public void verify() {
    mapped.verify();
  }

  @Override
  public void close() {
    mapped.close();
  }
}
