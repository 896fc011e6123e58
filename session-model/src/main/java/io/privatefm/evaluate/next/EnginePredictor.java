package io.privatefm.evaluate.next;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.sessions.Prefix;
import io.privatefm.catalogue.sessions.TrackScores;
import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.station.Feedback;
import io.privatefm.station.Place;
import io.privatefm.station.Spin;
import io.privatefm.station.SpinWhy;
import io.privatefm.station.Station;
import java.util.List;

/** A station that hears a session as completed spins. Owned by one thread. */
final class EnginePredictor implements Predictor {
  private static final long START_MS = 1_795_300_000_000L;
  private static final SpinWhy WHY = new SpinWhy("log", -1, false, null, List.of());
  private static final byte[] NO_EVIDENCE = {};
  private static final long TRACK_MS = 210_000;

  private final Catalogue catalogue;
  private final Engine engine;
  private final int[] rows; // by track; -1 for one that the catalogue does not have
  private final int[] numbers; // by row
  private final boolean all;
  private final int[] ranked;
  private Station station;
  private long nowMs;
  private long spins;

  /**
   * @param most tracks of an answer; more than a draw has arms: of all that was recalled
   */
  EnginePredictor(Catalogue catalogue, EngineOptions options, int[] rows, int[] numbers, int most) {
    all = most > NextTrackRequest.MOST_TOP;
    ranked = new int[most];
    this.catalogue = catalogue;
    this.engine = new Engine(catalogue, options);
    this.rows = rows;
    this.numbers = numbers;
    station = engine.tuneIn("nobody", "s", START_MS);
  }

  @Override
  public void begin(int session) {
    nowMs = START_MS;
    spins = 0;
    station = engine.tuneIn("session-" + session, "s-" + session, nowMs);
  }

  @Override
  public void heard(int track) {
    if (rows[track] < 0) {
      return;
    }
    String id = Spin.idOf(++spins);
    String trackId = catalogue.id(rows[track]);
    Spin spin = new Spin(id, trackId, rows[track], nowMs, WHY, 1, "log", 0, NO_EVIDENCE);
    engine.replay(station, spin, Place.CURRENT);
    engine.replay(station, new Feedback.Started(id, nowMs));
    nowMs += TRACK_MS;
    engine.replay(station, new Feedback.Completed(id, nowMs));
  }

  @Override
  public void score(Prefix prefix, TrackScores into) {
    int count = all ? engine.recalled(station, nowMs, ranked) : engine.rank(station, nowMs, ranked);
    for (int i = 0; i < count; i++) {
      int track = numbers[ranked[i]];
      if (track >= 0) {
        into.add(track, count - i);
      }
    }
  }
}
