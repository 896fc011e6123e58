package io.privatefm.catalogue.reader;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Place;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a TSV or CSV whose first line names the columns, plain or gzipped; a file is a CSV
 * when its name says so, else a TSV. Cells are asked for by the number that {@link #column} gives.
 * Whatever breaks a rule throws a {@link CatalogueException} that names file, line and column.
 * Owned by one thread.
 */
public final class NamedTable implements AutoCloseable {
  private final Table table;
  private final List<String> names;
  private List<String> cells = List.of();

  private NamedTable(Table table) {
    this.table = table;
    List<String> first = table.next();
    if (first == null) {
      throw Place.line(table.input().name(), 1)
          .breaks("must have a first line that names the columns");
    }
    names = first.stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw table
            .place()
            .breaks("must be one column, and an earlier one is the same", "header", name);
      }
    }
  }

  /** Opens a file and reads its first line. */
  public static NamedTable open(Path path) {
    Input input = new Input(path);
    try {
      boolean csv = input.plainName().endsWith(".csv");
      return new NamedTable(csv ? Table.csv(input) : Table.tsv(input));
    } catch (RuntimeException e) {
      input.close();
      throw e;
    }
  }

  /** Whether there is a column of this name. */
  public boolean has(String name) {
    return names.contains(name);
  }

  /** The number of a column, from 0, which must be there. */
  public int column(String name) {
    int column = names.indexOf(name);
    if (column < 0) {
      throw Place.line(table.input().name(), 1)
          .breaks("must have a column " + name, "header", String.join(", ", names));
    }
    return column;
  }

  /** Moves to the next row; false after the last. */
  public boolean next() {
    @Nullable List<String> row = table.next();
    if (row == null) {
      return false;
    }
    if (row.size() != names.size()) {
      throw place()
          .breaks("must have as many cells as the header, " + names.size(), "cells", row.size());
    }
    cells = row;
    return true;
  }

  /** A cell as it stands. */
  public String text(int column) {
    return cells.get(column);
  }

  /** A cell that must not be empty. */
  public String filled(int column) {
    String cell = cells.get(column);
    if (cell.isBlank()) {
      throw breaks("must not be empty", column);
    }
    return cell;
  }

  /** A cell that must be a whole number. */
  public long integer(int column) {
    try {
      return Long.parseLong(cells.get(column).strip());
    } catch (NumberFormatException e) {
      throw breaks("must be a whole number", column);
    }
  }

  /** A cell that must be a finite number. */
  public double number(int column) {
    try {
      double number = Double.parseDouble(cells.get(column).strip());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, as any other that is no number
    }
    throw breaks("must be a finite number", column);
  }

  /** The defect of a cell of this row; to be thrown. */
  public CatalogueException breaks(String rule, int column) {
    return place().breaks(rule, names.get(column), cells.get(column));
  }

  /** Where this row starts. */
  public Place place() {
    return table.place();
  }

  /** How messages name the file. */
  public String name() {
    return table.input().name();
  }

  /** Bytes of the file read so far, packed as they are. */
  public long done() {
    return table.input().done();
  }

  /** Bytes of the file. */
  public long total() {
    return table.input().total();
  }

  @Override
  public void close() {
    table.close();
  }
}
