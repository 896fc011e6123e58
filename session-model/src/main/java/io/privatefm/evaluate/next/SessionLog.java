package io.privatefm.evaluate.next;

import io.privatefm.catalogue.sessions.Sessions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sessions as they were read, by the time of their first listen; those of playlists in the order of
 * their lines.
 *
 * @param entries oldest first
 * @param timed whether times mean something; playlists have none
 */
record SessionLog(List<Entry> entries, boolean timed) {

  /**
   * One session.
   *
   * @param label what it is called in the output
   * @param window the part of the log that it belongs to; sessions of other windows are of another
   *     time
   * @param startSeconds epoch seconds of its first listen; 0 where there are no times
   * @param endSeconds epoch seconds of its last listen; 0 where there are no times
   * @param tracks numbers of the tracks, in order
   */
  @SuppressWarnings("ArrayRecordComponent") // read as it is, compared by nobody
  record Entry(String label, String window, long startSeconds, long endSeconds, int[] tracks) {}

  SessionLog {
    entries = List.copyOf(entries);
  }

  /** The log with its sessions in order. */
  static SessionLog sorted(List<Entry> entries) {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingLong(Entry::startSeconds)); // stable
    return new SessionLog(sorted, true);
  }

  /** How many plays there are. */
  long plays() {
    return entries.stream().mapToLong(entry -> entry.tracks().length).sum();
  }

  /** The tracks alone, to be asked. */
  Sessions sessions(int trackCount) {
    return Sessions.of(trackCount, entries.stream().map(Entry::tracks).toList());
  }

  /** Some of the sessions, in the same order. */
  SessionLog of(List<Entry> some) {
    return new SessionLog(some, timed);
  }
}
