package io.privatefm.evaluate.next;

import io.privatefm.catalogue.sessions.Sessions;
import java.util.Arrays;

/**
 * The questions of a test: which positions of which sessions are to be foretold. Immutable.
 *
 * @param sessions what is foretold
 * @param starts {@code int32[sessions + 1]}: the questions of session s are {@code starts[s]} …
 *     {@code starts[s + 1] − 1}
 * @param positions of each question, within all sessions
 */
@SuppressWarnings("ArrayRecordComponent") // read as they are, compared by nobody
record Targets(Sessions sessions, Played played, int[] starts, int[] positions) {

  /** Every position but a session's first, and what {@code played} leaves out. */
  static Targets of(Sessions sessions, Played played) {
    int[] starts = new int[sessions.count() + 1];
    int[] positions = new int[sessions.playCount()];
    int[] heardIn = new int[sessions.trackCount()];
    int count = 0;
    for (int session = 0; session < sessions.count(); session++) {
      for (int at = sessions.start(session); at < sessions.end(session); at++) {
        int track = sessions.track(at);
        boolean again = heardIn[track] == session + 1;
        heardIn[track] = session + 1;
        if (at > sessions.start(session) && !(again && played == Played.EXCLUDE)) {
          positions[count++] = at;
        }
      }
      starts[session + 1] = count;
    }
    return new Targets(sessions, played, starts, Arrays.copyOf(positions, count));
  }

  int count() {
    return positions.length;
  }

  /** The track that a question asks for. */
  int track(int question) {
    return sessions.track(positions[question]);
  }

  /** The place of the asked track in its session: 2 is the second. */
  int place(int question) {
    int position = positions[question];
    return position - sessions.start(sessions.sessionOf(position)) + 1;
  }

  /** How many questions ask for a track that training never held. */
  long unknown(Sessions train) {
    return Arrays.stream(positions).filter(at -> train.plays(sessions.track(at)) == 0).count();
  }
}
