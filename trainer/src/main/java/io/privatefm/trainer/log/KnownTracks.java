package io.privatefm.trainer.log;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ids of the tracks and their rows; sent to every executor. Immutable. */
public final class KnownTracks implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, Integer> rows = new HashMap<>();

  /** Ids in the order of their rows, no two the same. */
  public KnownTracks(List<String> ids) {
    for (int row = 0; row < ids.size(); row++) {
      rows.put(ids.get(row), row);
    }
  }

  /** The row of the track, or -1. */
  public int row(String id) {
    return ((Map<String, Integer>) rows).getOrDefault(id, -1);
  }

  public int size() {
    return rows.size();
  }
}
