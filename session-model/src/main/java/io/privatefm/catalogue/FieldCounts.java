package io.privatefm.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;

/** How many tracks tell each field, so that a misnamed column is seen in the report. */
final class FieldCounts {
  private final Map<String, Integer> told = new LinkedHashMap<>();

  void add(Track track) {
    count("title", !track.title().isEmpty());
    count("artist", !Names.isNone(track.artist()));
    count("album", track.album() != null);
    count("durationMs", track.durationMs() > 0);
    count("tags", !track.tags().isEmpty());
    count("language", track.language() != null);
    count("year", track.year() > 0);
    count("url", track.url() != null);
  }

  /** By field, in the order of a track's fields. */
  Map<String, Integer> told() {
    return told;
  }

  private void count(String field, boolean isTold) {
    told.merge(field, isTold ? 1 : 0, Integer::sum);
  }
}
