package io.privatefm.evaluate.offpolicy;

import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.reader.NamedTable;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Reads the rows of a logged table; every propensity must be a probability that can be divided by.
 */
final class TableReader {
  private static final int TOLD_EACH = 10_000;
  private static final String PHASE = "reading the log";

  private final NamedTable table;
  private final int item;
  private final int reward;
  private final int propensity;
  private final int timestamp;
  private final int position;

  private TableReader(NamedTable table) {
    this.table = table;
    item = table.column("item");
    reward = table.column(table.has("click") || !table.has("reward") ? "click" : "reward");
    propensity = table.column("propensity");
    timestamp = table.has("timestamp") ? table.column("timestamp") : -1;
    position = table.has("position") ? table.column("position") : -1;
  }

  static TableRows read(Path path, Progress progress) {
    try (NamedTable table = NamedTable.open(path)) {
      return new TableReader(table).rows(progress).ordered();
    }
  }

  private TableRows rows(Progress progress) {
    TableRows rows = new TableRows();
    while (table.next()) {
      if (rows.count() % TOLD_EACH == 0) {
        progress.at(PHASE, table.done(), table.total());
      }
      rows.add(
          timestamp < 0 ? rows.count() : micros(),
          table.filled(item),
          position < 0 ? "" : table.filled(position),
          table.number(reward),
          probability());
    }
    progress.at(PHASE, table.total(), table.total());
    return rows;
  }

  private double probability() {
    table.filled(propensity);
    double value = table.number(propensity);
    if (!(value > 0 && value <= 1)) {
      throw table.breaks("must be > 0 and <= 1", propensity);
    }
    return value;
  }

  /** A number as it is, or a date and time with an offset, in microseconds. */
  private long micros() {
    String text = table.filled(timestamp).strip();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      // then it is written out
    }
    try {
      Instant at = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
      return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    } catch (DateTimeException e) {
      throw table.breaks(
          "must be a whole number or a time such as 2019-11-24 00:01:03.97+00:00", timestamp);
    }
  }
}
