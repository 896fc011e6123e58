package io.privatefm.evaluate.simulate;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.evaluate.simulate.truth.Listener;
import io.privatefm.station.Attributes;
import io.privatefm.station.Feedback;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.station.TuningChange;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/**
 * The real engine: one for all listeners, so that they share its ranker. It draws the up-next when
 * a spin starts and again when the course changes, as it does on air.
 */
final class EnginePlayer implements Player {
  private final Engine engine;

  EnginePlayer(Catalogue catalogue, EngineOptions options) {
    engine = new Engine(catalogue, options);
  }

  @Override
  public Station tuneIn(String listener, long nowMs) {
    return engine.tuneIn(listener, "s-" + listener, nowMs);
  }

  @Override
  public void arrives(Station station, Listener listener, long nowMs) {
    engine.know(station, new Attributes(null, listener.region(), null, ZoneOffset.UTC));
    String scene = listener.scene();
    if (scene != null && !scene.equals(station.tuning().scene())) {
      engine.tune(station, new TuningChange(null, scene, null, null, nowMs), nowMs);
    }
  }

  @Override
  public Spin next(Station station, int[] permissible, double[] means, long nowMs) {
    engine.play(station, nowMs);
    return Objects.requireNonNull(station.current(), "something may be played");
  }

  @Override
  public void started(Station station, Spin spin, long nowMs) {
    engine.tell(station, new Feedback.Started(spin.id(), nowMs), nowMs);
  }

  @Override
  public void ended(Station station, List<Feedback> feedback) {
    for (Feedback one : feedback) {
      engine.tell(station, one, one.atMs());
    }
  }
}
