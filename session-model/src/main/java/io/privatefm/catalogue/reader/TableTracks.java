package io.privatefm.catalogue.reader;

import io.privatefm.catalogue.Place;
import io.privatefm.catalogue.TrackSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tracks out of a CSV or TSV whose first line names the columns. */
final class TableTracks implements TrackSource {
  private final Table table;
  private final Header header;
  private final TrackFields fields = new TrackFields();

  TableTracks(Table table) {
    this.table = table;
    List<String> names = table.next();
    if (names == null) {
      throw Place.line(table.input().name(), 1)
          .breaks("must have a first line that names the columns");
    }
    header = new Header(names, table.place());
  }

  @Override
  public @Nullable Row next() {
    List<String> cells = table.next();
    if (cells == null) {
      return null;
    }
    if (cells.size() != header.size()) {
      throw place()
          .breaks("must have as many cells as the header, " + header.size(), "cells", cells.size());
    }
    fields.clear();
    for (int i = 0; i < cells.size(); i++) {
      fields.put(header.column(i), header.name(i), cells.get(i));
    }
    return fields.row(place());
  }

  @Override
  public Place place() {
    return table.place();
  }

  @Override
  public String name() {
    return table.input().name();
  }

  @Override
  public long done() {
    return table.input().done();
  }

  @Override
  public long total() {
    return table.input().total();
  }

  @Override
  public void close() {
    table.close();
  }
}
