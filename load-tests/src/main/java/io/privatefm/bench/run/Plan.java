package io.privatefm.bench.run;

import java.util.List;

/**
 * How it is measured.
 *
 * @param rounds how often the systems take turns
 * @param warmUpSeconds how long each is searched before anything counts
 * @param efforts what to measure, or none for each system's own
 */
public record Plan(int rounds, int warmUpSeconds, List<Integer> efforts) {
  public Plan {
    efforts = List.copyOf(efforts);
  }
}
