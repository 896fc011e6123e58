package io.privatefm.catalogue.sessions;

import java.util.List;

/** Sessions and prefixes at hand, for tests. */
public final class Heard {
  private Heard() {}

  static Sessions sessions(int tracks, int[]... oldestFirst) {
    return Sessions.of(tracks, List.of(oldestFirst));
  }

  static int[] session(int... tracks) {
    return tracks;
  }

  /** A session that has heard these. */
  public static Prefix prefix(int... tracks) {
    Prefix prefix = new Prefix();
    for (int track : tracks) {
      prefix.add(track);
    }
    return prefix;
  }
}
