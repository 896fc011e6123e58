package io.privatefm.server.past;

import io.privatefm.station.PastAct;
import java.util.List;

/**
 * One thing that a file tells of, before its track is looked for.
 *
 * @param ids ids that the track may have in the catalogue; may be empty
 * @param artist the artist's name; empty when not told
 * @param title the track's title; empty when not told
 * @param atMs when, in epoch milliseconds
 */
record ToldListen(List<String> ids, String artist, String title, long atMs, PastAct act) {
  /** What to call it before people. */
  String shown() {
    return title.isEmpty() ? "track " + String.join(" or ", ids) : artist + " – " + title;
  }
}
