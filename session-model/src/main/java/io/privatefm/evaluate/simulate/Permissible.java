package io.privatefm.evaluate.simulate;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.recall.Mask;
import io.privatefm.recall.Strictness;
import io.privatefm.station.Station;
import io.privatefm.station.StationOptions;
import java.util.Arrays;

/**
 * All tracks that may follow what plays, under the station's own rules: no ban, no repeat within
 * the window, no artist too often; relaxed in the station's own steps when nothing is left. These
 * are the arms over which the best is taken. Scratch of one run.
 */
final class Permissible {
  private final Mask mask;
  private final int[] rows;

  Permissible(Catalogue catalogue, StationOptions options) {
    mask = new Mask(catalogue, options);
    rows = new int[catalogue.size()];
  }

  /** The rows, rising; at least one unless everything is banned. */
  int[] after(Station station) {
    for (Strictness strictness : Strictness.values()) {
      mask.lay(station, strictness);
      int count = 0;
      for (int row = 0; row < rows.length; row++) {
        if (mask.allows(row)) {
          rows[count++] = row;
        }
      }
      mask.lift();
      if (count > 0) {
        return Arrays.copyOf(rows, count);
      }
    }
    return new int[0];
  }
}
