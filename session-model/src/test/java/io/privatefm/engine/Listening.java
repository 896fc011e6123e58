package io.privatefm.engine;

import io.privatefm.station.Feedback;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import java.util.Objects;

/**
 * A listener at a station, with a clock of their own: tells feedback and looks at what is played.
 */
final class Listening {
  static final long START_MS = 1_795_300_000_000L;

  final Engine engine;
  final Station station;
  long nowMs = START_MS;

  Listening(Engine engine, String listener) {
    this.engine = engine;
    this.station = engine.tuneIn(listener, "s-" + listener, nowMs);
    engine.play(station, nowMs);
  }

  Spin current() {
    return Objects.requireNonNull(station.current());
  }

  Spin upNext() {
    return Objects.requireNonNull(station.upNext());
  }

  Change tell(Feedback feedback) {
    return engine.tell(station, feedback, nowMs);
  }

  Change start() {
    nowMs += 50;
    return tell(new Feedback.Started(current().id(), nowMs));
  }

  Change complete() {
    nowMs += SmallCatalogue.DURATION_MS;
    return tell(new Feedback.Completed(current().id(), nowMs));
  }

  Change skip() {
    nowMs += 8_000;
    return tell(new Feedback.Skipped(current().id(), 8_000, nowMs));
  }

  /** Neither praise nor blame. */
  Change leaveHalfway() {
    nowMs += 120_000;
    return tell(new Feedback.Skipped(current().id(), 120_000, nowMs));
  }

  Change like() {
    nowMs += 1_000;
    return tell(new Feedback.Liked(current().id(), nowMs));
  }
}
