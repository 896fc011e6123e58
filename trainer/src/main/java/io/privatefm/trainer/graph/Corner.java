package io.privatefm.trainer.graph;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/** A node as a walk meets it: its neighbours, and with what chance it goes to each. Immutable. */
final class Corner implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String[] nodes;

  /** Rising to 1. */
  private final float[] cumulative;

  /**
   * @param heardShare of the steps that go where listening leads, where both ways are open
   */
  Corner(List<Neighbour> neighbours, double heardShare) {
    List<Neighbour> sorted =
        neighbours.stream()
            .sorted(Comparator.comparing(Neighbour::node).thenComparing(Neighbour::heard))
            .toList();
    double heard = sum(sorted, true);
    double told = sum(sorted, false);
    nodes = new String[sorted.size()];
    cumulative = new float[nodes.length];
    double sum = 0;
    for (int i = 0; i < nodes.length; i++) {
      Neighbour neighbour = sorted.get(i);
      double share = neighbour.heard() ? heardShare / heard : (1 - heardShare) / told;
      boolean both = heard > 0 && told > 0;
      sum += neighbour.weight() * (both ? share : 1 / (heard + told));
      nodes[i] = neighbour.node();
      cumulative[i] = (float) sum;
    }
  }

  private static double sum(List<Neighbour> neighbours, boolean heard) {
    return neighbours.stream()
        .filter(each -> each.heard() == heard)
        .mapToDouble(Neighbour::weight)
        .sum();
  }

  /** The node to go to for a number of 0 to below 1. */
  String next(double chance) {
    int low = 0;
    int high = nodes.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] > chance) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return nodes[low];
  }
}
