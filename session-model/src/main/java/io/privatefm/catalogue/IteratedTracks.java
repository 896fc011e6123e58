package io.privatefm.catalogue;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Tracks that are made in this process. */
final class IteratedTracks implements TrackSource {
  private final String name;
  private final long total;
  private final Iterator<Row> rows;
  private long given;

  IteratedTracks(String name, long total, Iterator<Row> rows) {
    this.name = name;
    this.total = total;
    this.rows = rows;
  }

  @Override
  public @Nullable Row next() {
    if (!rows.hasNext()) {
      return null;
    }
    given++;
    return rows.next();
  }

  @Override
  public Place place() {
    return Place.row(name, given - 1);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long done() {
    return given;
  }

  @Override
  public long total() {
    return total;
  }

  @Override
  public void close() {}
}
