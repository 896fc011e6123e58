package io.privatefm.evaluate.simulate.truth;

import java.util.List;

/**
 * A world of music and of people who hear it: what a station is judged by and cannot see.
 *
 * <p>Tracks are counted from 0. Artists, tags and durations are what a catalogue would know, and
 * all of a truth that is told. Immutable; listeners may be made by any thread.
 */
public interface Truth {
  /** How many tracks there are. */
  int tracks();

  /** Who made the track; empty when nobody knows. */
  String artist(int track);

  /** What people tag the track with; not always right, and sometimes nothing. */
  List<String> tags(int track);

  /** The track's length in milliseconds, above 0. */
  long durationMs(int track);

  /** The listener with this number, fresh: the same number is the same person. */
  Listener listener(long number);
}
