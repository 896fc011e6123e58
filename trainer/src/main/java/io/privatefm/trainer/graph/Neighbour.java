package io.privatefm.trainer.graph;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where a walk may go from a node. In order of what is kept where there are too many: by chance,
 * but always the same.
 *
 * @param weight above 0
 * @param heard whether listening joins the two, rather than a triple
 */
record Neighbour(String node, float weight, boolean heard, long lot)
    implements Serializable, Comparable<Neighbour> {
  private static final Comparator<Neighbour> BY_LOT =
      Comparator.comparingLong(Neighbour::lot)
          .thenComparing(Neighbour::node)
          .thenComparing(Neighbour::heard);

  @Override
  public int compareTo(Neighbour that) {
    return BY_LOT.compare(this, that);
  }
}
