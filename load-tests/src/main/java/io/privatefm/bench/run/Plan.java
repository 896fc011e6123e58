package io.privatefm.bench.run;

import java.util.List;

/**
 * How it is measured.
 *
 * @param rounds how often the systems take turns
 * @param warmUpSeconds how long each is searched before anything counts
 * @param lengths of candidate lists to measure, or none for each system's own efforts
 */
public record Plan(int rounds, int warmUpSeconds, List<Integer> lengths) {
  public Plan {
    lengths = List.copyOf(lengths);
  }
}
