package io.privatefm.station;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names, each under a number below -1, so that flat arrays can hold it beside rows. A station's are
 * those that it remembers and the catalogue at hand does not know: kept, ignored, and found again
 * when the catalogue brings the name back.
 */
final class Names {
  private List<String> names = List.of();
  private Map<String, Integer> numbers = Map.of();

  /** The number of a name, always below -1. */
  int number(String name) {
    if (names.isEmpty()) { // most stations have lost none
      names = new ArrayList<>();
      numbers = new HashMap<>();
    }
    return numbers.computeIfAbsent(
        name,
        fresh -> {
          names.add(fresh);
          return -1 - names.size();
        });
  }

  String name(int number) {
    return names.get(-2 - number);
  }
}
