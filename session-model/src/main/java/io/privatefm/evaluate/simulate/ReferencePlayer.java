package io.privatefm.evaluate.simulate;

import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.evaluate.simulate.truth.Seeds;
import io.privatefm.station.Feedback;
import io.privatefm.station.Place;
import io.privatefm.station.Spin;
import io.privatefm.station.SpinWhy;
import io.privatefm.station.Station;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/**
 * Chooses by itself among what is permissible. The station only keeps what was played and banned,
 * so that the same rules hold; its engine never draws.
 */
final class ReferencePlayer implements Player {
  private final Stage stage;
  private final Contestant.Reference reference;
  private final Engine engine;
  private final SplittableRandom random;

  ReferencePlayer(Stage stage, Contestant.Reference reference, long seed) {
    this.stage = stage;
    this.reference = reference;
    engine = new Engine(stage.catalogue(), EngineOptions.DEFAULT);
    random = Seeds.random(seed, reference.label(), 0);
  }

  @Override
  public Station tuneIn(String listener, long nowMs) {
    return engine.tuneIn(listener, "s-" + listener, nowMs);
  }

  @Override
  public Spin next(Station station, int[] permissible, double[] means, long nowMs) {
    int row =
        switch (reference) {
          case RANDOM -> permissible[random.nextInt(permissible.length)];
          case POPULAR -> best(permissible, stage::share);
          case ORACLE -> best(permissible, track -> means[track]);
        };
    double propensity = reference == Contestant.Reference.RANDOM ? 1.0 / permissible.length : 1;
    Spin spin =
        new Spin(
            Spin.idOf(station.drawn() + 1),
            stage.catalogue().id(row),
            row,
            nowMs,
            new SpinWhy(reference.label(), -1, false, null, List.of()),
            propensity,
            reference.label(),
            0,
            new byte[0]);
    engine.replay(station, spin, Place.CURRENT);
    return spin;
  }

  private static int best(int[] rows, IntToDoubleFunction value) {
    int best = rows[0];
    for (int row : rows) {
      best = value.applyAsDouble(row) > value.applyAsDouble(best) ? row : best;
    }
    return best;
  }

  @Override
  public void started(Station station, Spin spin, long nowMs) {
    engine.replay(station, new Feedback.Started(spin.id(), nowMs));
  }

  @Override
  public void ended(Station station, List<Feedback> feedback) {
    for (Feedback one : feedback) {
      engine.replay(station, one);
    }
  }
}
