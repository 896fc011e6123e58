package io.privatefm.evaluate.offpolicy;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.reader.NamedTable;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A policy from a table of {@code item} and {@code probability}, perhaps per {@code position}; at
 * each position the probabilities are 1 together. An item that is not listed is never drawn; one
 * that the log does not know is drawn outside of what can be judged.
 */
final class ProbabilityFile {
  private static final double ROUNDING = 1e-6;

  private final Path path;
  private final LoggedTable log;
  private final List<String> rows;
  private final double[][] probabilities;
  private final double[] outside;

  private ProbabilityFile(Path path, LoggedTable log, boolean perPosition) {
    this.path = path;
    this.log = log;
    rows = perPosition ? log.positions() : List.of("");
    probabilities = new double[rows.size()][log.items().size()];
    outside = new double[rows.size()];
  }

  static TargetPolicy read(Path path, LoggedTable log) {
    try (NamedTable table = NamedTable.open(path)) {
      ProbabilityFile file = new ProbabilityFile(path, log, table.has("position"));
      file.fill(table);
      return file.policy();
    }
  }

  private void fill(NamedTable table) {
    int item = table.column("item");
    int probability = table.column("probability");
    int position = table.has("position") ? table.column("position") : -1;
    Set<List<String>> seen = new HashSet<>();
    while (table.next()) {
      String name = table.filled(item);
      String at = position < 0 ? "" : table.filled(position);
      if (!seen.add(List.of(name, at))) {
        throw table.breaks("must be once per position", item);
      }
      double value = table.number(probability);
      if (!(value >= 0 && value <= 1)) {
        throw table.breaks("must be 0 to 1", probability);
      }
      if (rows.contains(at)) { // another position never occurs in the log
        add(rows.indexOf(at), log.items().indexOf(name), value);
      }
    }
  }

  private void add(int row, int item, double value) {
    if (item < 0) {
      outside[row] += value;
    } else {
      probabilities[row][item] = value;
    }
  }

  private TargetPolicy policy() {
    for (int row = 0; row < rows.size(); row++) {
      double sum = outside[row];
      for (double value : probabilities[row]) {
        sum += value;
      }
      if (Math.abs(sum - 1) > ROUNDING) {
        String at = rows.get(row).isEmpty() ? "" : " position=" + rows.get(row);
        throw new CatalogueException(
            String.format(
                Locale.ROOT, "must be 1 together: file=%s%s sum=%s", path.getFileName(), at, sum));
      }
    }
    return new ItemDistribution(
        path.toString(), "the probabilities of " + path.getFileName(), log, probabilities, outside);
  }
}
