package io.privatefm.station;

import java.util.ArrayList;
import java.util.List;

/**
 * Names that a station remembers and the catalogue at hand does not know, each under a number below
 * -1, so that flat arrays can hold it beside rows. Kept, ignored, and found again when the
 * catalogue brings the name back.
 */
final class LostNames {
  private final List<String> names = new ArrayList<>();

  /** The number of a name, always below -1. */
  int number(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      at = names.size();
      names.add(name);
    }
    return -2 - at;
  }

  String name(int number) {
    return names.get(-2 - number);
  }
}
