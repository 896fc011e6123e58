package io.privatefm.evaluate.listeners;

import io.privatefm.engine.Engine;
import io.privatefm.evaluate.listeners.Method.Listener;
import io.privatefm.evaluate.listeners.Method.Listening;
import io.privatefm.station.Feedback;
import io.privatefm.station.Reward;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.station.TuningChange;
import io.privatefm.station.Within;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A listener at a station that is restricted to what they rated. The device behaves as the protocol
 * says: it tells that a spin started, upon which the up-next is drawn, and then how it went.
 */
final class EngineListening implements Listening {
  private static final long START_MS = 1_795_300_000_000L;
  private static final long LENGTH_MS = Reward.USUAL_DURATION_MS;

  private final Engine engine;
  private final Station station;
  private final Map<String, Integer> positions = new HashMap<>();
  private long nowMs = START_MS;

  EngineListening(Engine engine, List<String> ids, Listener listener) {
    this.engine = engine;
    station = engine.tuneIn("listener-" + listener.person(), "s-" + listener.person(), nowMs);
    int[] tracks = listener.tracks();
    for (int at = 0; at < tracks.length; at++) {
      positions.put(ids.get(tracks[at]), at);
    }
    List<String> within = Arrays.stream(tracks).mapToObj(ids::get).toList();
    Within only = new Within.Tracks(within);
    engine.tune(station, new TuningChange(null, null, only, null, nowMs), nowMs);
  }

  private Spin current() {
    Spin spin = station.current();
    if (spin == null) {
      throw new IllegalStateException("must play: listener=" + station.listener());
    }
    return spin;
  }

  @Override
  public int next() {
    engine.play(station, nowMs);
    Integer position = positions.get(current().trackId());
    if (position == null) {
      throw new IllegalStateException("must be within: track=" + current().trackId());
    }
    return position;
  }

  @Override
  public double propensity() {
    return current().propensity();
  }

  @Override
  public void told(int rating) {
    String spin = current().id();
    engine.tell(station, new Feedback.Started(spin, nowMs), nowMs);
    long heardMs = ReactionOfRating.heardMs(rating, LENGTH_MS);
    nowMs += heardMs;
    for (Feedback feedback : ReactionOfRating.told(rating, spin, heardMs, nowMs)) {
      engine.tell(station, feedback, nowMs);
    }
  }
}
