package io.privatefm.trainer.log;

import java.util.ArrayList;
import java.util.List;

/** Playlists, one a line: the ids of the tracks in order, divided by white space. */
final class PlaylistLines implements LineParser {
  private static final long serialVersionUID = 1L;

  /** Whether the first line of a file names columns, so that the file is a table. */
  static boolean isHeader(String first) {
    return (first.indexOf('\t') >= 0 || first.indexOf(',') >= 0)
        && new Cells(first).column("track", "trackid", "item") >= 0;
  }

  @Override
  public List<Parsed<Heard>> rows(String line, long number, KnownTracks tracks) {
    List<Parsed<Heard>> rows = new ArrayList<>();
    String session = Long.toString(number);
    int position = 0;
    for (String id : line.strip().split("\\s+", -1)) {
      int track = tracks.row(id);
      if (!id.isEmpty()) {
        rows.add(
            track < 0
                ? Parsed.dropped(Reasons.UNKNOWN_TRACK, number)
                : Parsed.kept(new Heard("", session, 0, number, position++, track, 1), number));
      }
    }
    return rows;
  }
}
