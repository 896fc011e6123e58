package io.privatefm.vector;

import org.jspecify.annotations.Nullable;

/**
 * Searches a {@link LiveIndex}. Allocates nothing but at the first search after a consolidation.
 */
final class LiveSearcher implements Searcher {
  private final LiveIndex index;
  private @Nullable Scratch scratch;

  /** What belongs to one generation. */
  private record Scratch(Generation generation, LiveView view, Searcher searcher) {}

  LiveSearcher(LiveIndex index) {
    this.index = index;
  }

  @Override
  public void search(float[] query, Allowed allowed, Neighbours into) {
    into.clear();
    Generation generation = index.acquire();
    try {
      scratch(generation, allowed).searcher.search(query, allowed, into);
    } finally {
      generation.release();
    }
  }

  @Override
  public void search(float[] query, Effort effort, Allowed allowed, Neighbours into) {
    into.clear();
    Generation generation = index.acquire();
    try {
      scratch(generation, allowed).searcher.search(query, effort, allowed, into);
    } finally {
      generation.release();
    }
  }

  @Override
  public void search(
      float[][] queries, int count, Effort effort, Allowed allowed, Neighbours[] into) {
    for (int i = 0; i < count; i++) {
      into[i].clear();
    }
    Generation generation = index.acquire();
    try {
      scratch(generation, allowed).searcher.search(queries, count, effort, allowed, into);
    } finally {
      generation.release();
    }
  }

  @Override
  public void score(int[] ids, int count, float[] query, float[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = index.score(ids[i], query);
    }
  }

  private Scratch scratch(Generation generation, Allowed allowed) {
    Scratch known = scratch;
    if (known == null || !known.generation.equals(generation)) {
      LiveView view = generation.view();
      known = new Scratch(generation, view, generation.searcher(view));
      scratch = known;
    }
    known.view.begin(allowed);
    return known;
  }
}
