package io.privatefm.evaluate.compare;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Progress;
import io.privatefm.engine.Change;
import io.privatefm.engine.Engine;
import io.privatefm.engine.EngineOptions;
import io.privatefm.station.Feedback;
import io.privatefm.station.Mode;
import io.privatefm.station.Place;
import io.privatefm.station.Reward;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.station.TuningChange;
import io.privatefm.vector.VectorIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A log as a server notes it, of listeners who like what lies near to a track of their own: they
 * hear it to the end, or skip at once. They take turns, so that all are heard in every part.
 */
final class PlayedLog implements StationLog {
  private static final long START_MS = 1_795_300_000_000L;
  private static final long TURN_MS = 10_000;
  private static final List<Mode> MODES = List.of(Mode.values());

  private record Noted(String listener, StationEvent event) {}

  private final List<Noted> noted = new ArrayList<>();
  private final Map<String, Double> rewards = new HashMap<>();
  private final Engine engine;
  private final VectorIndex vectors;

  private PlayedLog(Catalogue catalogue, EngineOptions options) {
    engine = new Engine(catalogue, options);
    vectors = catalogue.index();
  }

  static PlayedLog of(Catalogue catalogue, EngineOptions options, int listeners, int spins) {
    PlayedLog log = new PlayedLog(catalogue, options);
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < listeners; i++) {
      seats.add(log.new Seat("listener-" + i, i, catalogue));
    }
    for (int turn = 0; turn < spins * listeners; turn++) {
      seats.get(turn % listeners).hear(START_MS + turn * TURN_MS);
    }
    return log;
  }

  @Override
  public void read(Progress progress, BiConsumer<String, StationEvent> hear) {
    for (Noted each : noted) {
      hear.accept(each.listener(), judged(each.listener(), each.event()));
    }
  }

  private StationEvent judged(String listener, StationEvent event) {
    if (!(event instanceof StationEvent.Drawn drawn)) {
      return event;
    }
    double reward = rewards.getOrDefault(listener + drawn.spin().id(), Double.NaN);
    return new StationEvent.Drawn(drawn.spin().atRow(-1), drawn.place(), reward);
  }

  private final class Seat {
    private final String name;
    private final Station station;
    private final SplittableRandom luck;
    private final float[] taste;
    private final List<Long> drawn = new ArrayList<>();

    Seat(String name, int number, Catalogue catalogue) {
      this.name = name;
      luck = new SplittableRandom(number);
      taste = new float[catalogue.dimension()];
      vectors.copyVector(luck.nextInt(catalogue.size()), taste);
      station = engine.tuneIn(name, "s-" + number, START_MS);
      note(new StationEvent.TunedIn("s-" + number, START_MS));
    }

    private void note(StationEvent event) {
      noted.add(new Noted(name, event));
    }

    void hear(long nowMs) {
      follow(engine.play(station, nowMs), nowMs);
      if (luck.nextInt(15) == 0) {
        Mode mode = MODES.get(luck.nextInt(MODES.size()));
        TuningChange change = new TuningChange(mode, null, null, null, nowMs);
        note(new StationEvent.Tuned(change));
        follow(engine.tune(station, change, nowMs), nowMs);
      }
      Spin spin = Objects.requireNonNull(station.current());
      tell(new Feedback.Started(spin.id(), nowMs), nowMs);
      boolean good = vectors.score(spin.row(), taste) > 0.5;
      boolean likes = good ? luck.nextInt(10) > 0 : luck.nextInt(10) == 0;
      long endMs = nowMs + TURN_MS / 2;
      rewards.put(name + spin.id(), likes ? Reward.COMPLETED.value() : Reward.SHORT_SKIP.value());
      tell(
          likes
              ? new Feedback.Completed(spin.id(), endMs)
              : new Feedback.Skipped(spin.id(), 5_000, endMs),
          endMs);
    }

    private void tell(Feedback feedback, long nowMs) {
      note(new StationEvent.Told(feedback));
      follow(engine.tell(station, feedback, nowMs), nowMs);
    }

    private void follow(Change change, long nowMs) {
      if (change == Change.PLAY) {
        note(station.current(), Place.CURRENT, nowMs);
      } else if (change == Change.UPNEXT) {
        note(station.upNext(), Place.UPNEXT, nowMs);
      }
    }

    private void note(@Nullable Spin spin, Place place, long nowMs) {
      long number = Objects.requireNonNull(spin).number();
      if (drawn.contains(number)) {
        note(new StationEvent.Moved(number, place, nowMs));
      } else {
        drawn.add(number);
        note(new StationEvent.Drawn(spin, place, Double.NaN));
      }
    }
  }
}
