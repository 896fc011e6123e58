package io.privatefm.bench.peer;

import java.util.List;

/**
 * How hard a system looks.
 *
 * @param number what the system knows it by
 * @param parameters what it is, as words {@code name=value}
 */
public record Effort(int number, String parameters) {
  /** From a recall of about 0.7 on hard data to 0.99. */
  private static final List<Integer> LENGTHS =
      List.of(10, 20, 40, 60, 80, 120, 180, 260, 380, 560, 800, 1_200);

  /** The efforts of a graph, which are the lengths of its candidate list. */
  static List<Effort> ofAGraph(String name, List<Integer> lengths) {
    return (lengths.isEmpty() ? LENGTHS : lengths)
        .stream().map(length -> new Effort(length, name + "=" + length)).toList();
  }
}
