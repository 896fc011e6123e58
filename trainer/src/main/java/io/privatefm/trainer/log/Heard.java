package io.privatefm.trainer.log;

import java.io.Serializable;
import java.util.Comparator;

/**
 * One row of a log: a listener heard a track in a session.
 *
 * @param listener empty when the log does not tell
 * @param session empty when the log does not tell: then pauses divide
 * @param timeMs 0 when the log does not tell
 * @param line of the file, from 1
 * @param position within the line, from 0
 * @param track row of the track in the file of tracks
 * @param value 1 for a plain listen, else the reward or rating
 */
public record Heard(
    String listener, String session, long timeMs, long line, int position, int track, float value)
    implements Serializable {

  /** In time, and as the file has it where times are the same. */
  static final Comparator<Heard> IN_ORDER =
      Comparator.comparingLong(Heard::timeMs)
          .thenComparingLong(Heard::line)
          .thenComparingInt(Heard::position);

  /** What rows of one session, or of one listener whose sessions are not told, have in common. */
  String key() {
    return listener + '\0' + session;
  }
}
