package io.privatefm.trainer.graph;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A walk so far.
 *
 * @param number among those that begin at the same node
 * @param nodes from where it began to where it is
 */
record Walk(int number, List<String> nodes) implements Serializable, Comparable<Walk> {
  private static final Comparator<Walk> BY_START =
      Comparator.comparing((Walk walk) -> walk.nodes().getFirst()).thenComparingInt(Walk::number);

  static Walk from(String node, int number) {
    return new Walk(number, List.of(node));
  }

  Walk to(String node) {
    List<String> longer = new ArrayList<>(nodes.size() + 1);
    longer.addAll(nodes);
    longer.add(node);
    return new Walk(number, longer);
  }

  String end() {
    return nodes.getLast();
  }

  @Override
  public int compareTo(Walk that) {
    return BY_START.compare(this, that);
  }
}
