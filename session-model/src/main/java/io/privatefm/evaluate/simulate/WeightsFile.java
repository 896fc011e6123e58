package io.privatefm.evaluate.simulate;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.reader.NamedTable;
import io.privatefm.evaluate.simulate.truth.CarouselWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The carousel's item weights as released: a CSV, plain or gzipped, with one row per item and
 * columns {@code dim_0}, {@code dim_1} and so on, the last of which is the bias.
 */
public final class WeightsFile {
  private WeightsFile() {}

  /**
   * Reads the file.
   *
   * @throws CatalogueException naming file, line, column and rule
   */
  public static CarouselWeights read(Path file) {
    try (NamedTable table = NamedTable.open(file)) {
      List<Integer> columns = new ArrayList<>();
      while (table.has("dim_" + columns.size())) {
        columns.add(table.column("dim_" + columns.size()));
      }
      if (columns.size() < 2) {
        throw new CatalogueException(
            "must have columns dim_0, dim_1, …, the bias last: file=" + table.name() + " line=1");
      }
      List<double[]> rows = new ArrayList<>();
      while (table.next()) {
        rows.add(columns.stream().mapToDouble(table::number).toArray());
        requireRoom(rows.size(), table);
      }
      if (rows.size() < SimulationOptions.FEWEST_TRACKS) {
        throw new CatalogueException(
            "must have at least "
                + SimulationOptions.FEWEST_TRACKS
                + " items: file="
                + table.name()
                + " items="
                + rows.size());
      }
      return new CarouselWeights(rows.toArray(double[][]::new));
    }
  }

  private static void requireRoom(int items, NamedTable table) {
    if (items > SimulationOptions.MOST_TRACKS) {
      throw table.place().breaks("must have at most " + SimulationOptions.MOST_TRACKS + " items");
    }
  }
}
