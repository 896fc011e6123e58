package io.privatefm.trainer.graph;

import java.io.Serializable;
import java.util.Comparator;

/** One statement of the graph, between names of nodes, see {@link Nodes}. */
public record Triple(String head, String relation, String tail)
    implements Serializable, Comparable<Triple> {
  private static final Comparator<Triple> BY_NAME =
      Comparator.comparing(Triple::head)
          .thenComparing(Triple::relation)
          .thenComparing(Triple::tail);

  @Override
  public int compareTo(Triple that) {
    return BY_NAME.compare(this, that);
  }
}
