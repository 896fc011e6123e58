package io.privatefm.trainer.log;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a line of TSV (no quoting) or CSV (RFC 4180, a record in one line), and the columns
 * that a header names.
 */
final class Cells implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean csv;
  private final List<String> names;
  private transient @Nullable CsvParser parser;

  /** Reads the header: a line with a tab is TSV, any other CSV. */
  Cells(String header) {
    csv = header.indexOf('\t') < 0;
    names =
        List.of(split(header)).stream()
            .map(name -> name.strip().replaceAll("[_\\- ]", "").toLowerCase(Locale.ROOT))
            .toList();
  }

  /** The number of the first of these columns that is there, or -1. */
  int column(String... known) {
    for (String name : known) {
      int column = names.indexOf(name);
      if (column >= 0) {
        return column;
      }
    }
    return -1;
  }

  /** The cells of a line, or null when they are not as many as the header's. */
  String @Nullable [] of(String line) {
    String[] cells = split(line);
    return cells.length == names.size() ? cells : null;
  }

  private String[] split(String line) {
    if (!csv) {
      return line.split("\t", -1);
    }
    String[] cells = parser().parseLine(line);
    return cells == null ? new String[0] : cells;
  }

  private CsvParser parser() {
    CsvParser known = parser;
    if (known == null) {
      CsvParserSettings settings = new CsvParserSettings();
      settings.setNullValue("");
      settings.setEmptyValue("");
      settings.setSkipEmptyLines(false);
      settings.setMaxCharsPerColumn(-1);
      known = new CsvParser(settings);
      parser = known;
    }
    return known;
  }
}
