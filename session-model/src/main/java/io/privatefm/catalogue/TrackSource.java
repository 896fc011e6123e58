package io.privatefm.catalogue;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of tracks to build a catalogue from, read once from front to end by one thread. */
public interface TrackSource extends AutoCloseable {
  /**
   * A track and how often it is heard.
   *
   * @param popularity a share of 1 or a count; NaN when the source does not tell
   */
  record Row(Track track, double popularity) {}

  /** The next row, or null at the end. */
  @Nullable Row next();

  /** Where the row that {@link #next} gave last stands. */
  Place place();

  /** How the manifest names this source. */
  String name();

  /** How far the reading is, in the unit of {@link #total}. */
  long done();

  /** How much there is to read, or -1 when nobody knows. */
  long total();

  @Override
  void close();

  /** Tracks at hand, all equally popular. */
  static TrackSource of(List<Track> tracks) {
    Iterator<Row> rows = tracks.stream().map(track -> new Row(track, Double.NaN)).iterator();
    return ofRows("memory", tracks.size(), rows);
  }

  /** Tracks as an iterator makes them; it gives {@code total} of them. */
  static TrackSource ofRows(String name, long total, Iterator<Row> rows) {
    return new IteratedTracks(name, total, rows);
  }
}
