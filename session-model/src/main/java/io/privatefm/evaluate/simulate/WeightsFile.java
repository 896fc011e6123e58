package io.privatefm.evaluate.simulate;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.reader.NamedTable;
import io.privatefm.evaluate.simulate.truth.CarouselWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The carousel's item weights as released: a CSV, plain or gzipped, with one row per item. Its
 * columns are {@code dim_0}, {@code dim_1} and so on, and the bias, whose column is called {@code
 * bias} or, as in the released file, by its number.
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
      List<Integer> columns = columns(table);
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

  /** The components of a listener in order, then the bias. */
  private static List<Integer> columns(NamedTable table) {
    List<Integer> columns = new ArrayList<>();
    columns.add(table.column("dim_0"));
    while (table.has("dim_" + columns.size())) {
      columns.add(table.column("dim_" + columns.size()));
    }
    boolean numbered = table.has(Integer.toString(columns.size()));
    columns.add(table.column(numbered ? Integer.toString(columns.size()) : "bias"));
    return columns;
  }

  private static void requireRoom(int items, NamedTable table) {
    if (items > SimulationOptions.MOST_TRACKS) {
      throw table.place().breaks("must have at most " + SimulationOptions.MOST_TRACKS + " items");
    }
  }
}
