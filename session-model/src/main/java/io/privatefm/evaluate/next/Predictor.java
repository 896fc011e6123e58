package io.privatefm.evaluate.next;

import io.privatefm.catalogue.sessions.Prefix;
import io.privatefm.catalogue.sessions.TrackScores;

/** Foretells the next track of one session after another. Owned by one thread. */
@FunctionalInterface
interface Predictor extends AutoCloseable {
  /** Scores what may come after the prefix; the scores were cleared. */
  void score(Prefix prefix, TrackScores into);

  /** A new session begins; its number names it, whatever thread it runs on. */
  default void begin(int session) {}

  /** A track was heard, and is the newest of the next prefix. */
  default void heard(int track) {}

  @Override
  default void close() {}
}
