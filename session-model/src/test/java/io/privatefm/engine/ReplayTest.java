package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privatefm.station.Feedback;
import io.privatefm.station.Mode;
import io.privatefm.station.Place;
import io.privatefm.station.Reaction;
import io.privatefm.station.Scope;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.station.StationChecks;
import io.privatefm.station.Taste;
import io.privatefm.station.TuningChange;
import io.privatefm.station.Within;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A station replayed from what was journalled is the one that was live, to the byte. */
class ReplayTest extends EngineFixture {
  /** One journalled thing, told to a replaying engine. */
  private interface Journalled extends BiConsumer<Engine, Station> {}

  private final List<Journalled> journal = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void replayEqualsLive(long seed) {
    journal.clear();
    Random random = new Random(seed);
    Engine live = engine();
    Station station = live.tuneIn("ann", "s-1", Listening.START_MS);
    long nowMs = Listening.START_MS;
    journalled(station, live.play(station, nowMs));
    List<Spin> known = new ArrayList<>();
    for (int step = 0; step < 400; step++) {
      nowMs += random.nextInt(50) == 0 ? 45 * 60_000 : random.nextInt(60_000);
      if (station.current() == null) {
        journalled(station, live.play(station, nowMs));
        continue;
      }
      known.add(station.current());
      if (station.upNext() != null) {
        known.add(station.upNext());
      }
      if (random.nextInt(12) == 0) {
        TuningChange change = change(random, nowMs);
        journal.add((engine, replayed) -> engine.replay(replayed, change));
        journalled(station, live.tune(station, change, nowMs + random.nextInt(500)));
      } else {
        Feedback feedback = feedback(random, station, known, nowMs);
        journal.add((engine, replayed) -> engine.replay(replayed, feedback));
        journalled(station, live.tell(station, feedback, nowMs + random.nextInt(500)));
      }
      StationChecks.check(station);
    }
    Engine replaying = engine();
    Station replayed = replaying.tuneIn("ann", "s-1", Listening.START_MS);
    for (Journalled record : journal) {
      record.accept(replaying, replayed);
      StationChecks.check(replayed);
    }
    assertArrayEquals(live.save(station), replaying.save(replayed), "seed=" + seed);
    assertEquals(station.held(), replayed.held(), "seed=" + seed);
  }

  private void journalled(Station station, Change change) {
    Spin spin = change == Change.UPNEXT ? station.upNext() : station.current();
    boolean sent = change == Change.UPNEXT || change == Change.PLAY;
    if (sent && spin != null) {
      Place place = change == Change.UPNEXT ? Place.UPNEXT : Place.CURRENT;
      journal.add((engine, replayed) -> engine.replay(replayed, spin, place));
    }
  }

  private static TuningChange change(Random random, long atMs) {
    return switch (random.nextInt(5)) {
      case 4 ->
          new TuningChange(
              null,
              null,
              null,
              null,
              new Taste(
                  List.of("Artist " + random.nextInt(20)), List.of("genre-1"), List.of("t-5")),
              atMs);
      case 0 -> new TuningChange(Mode.EXPLORE, null, null, null, atMs);
      case 1 -> new TuningChange(Mode.FAMILIAR, "running", null, null, atMs);
      case 2 ->
          new TuningChange(
              null, "", new Within.Tracks(List.of("t-1", "t-2", "t-3", "t-9", "x")), null, atMs);
      default -> new TuningChange(null, null, Within.EVERYTHING, null, atMs);
    };
  }

  private static Feedback feedback(Random random, Station station, List<Spin> known, long atMs) {
    boolean older = random.nextInt(6) == 0;
    Spin current = Objects.requireNonNull(station.current());
    String spin = (older ? known.get(random.nextInt(known.size())) : current).id();
    return switch (random.nextInt(14)) {
      case 0, 1, 2, 3 -> new Feedback.Started(spin, atMs);
      case 4, 5, 6 -> new Feedback.Completed(spin, atMs);
      case 7 -> new Feedback.Skipped(spin, random.nextInt(240_000), atMs);
      case 8 -> new Feedback.Liked(spin, atMs);
      case 9 -> new Feedback.Unliked(spin, atMs);
      case 10 ->
          new Feedback.Disliked(spin, random.nextBoolean() ? Scope.TRACK : Scope.ARTIST, atMs);
      case 11 -> new Feedback.Reacted(spin, Reaction.COMMENTED, -0.5, atMs);
      case 12 -> new Feedback.Progress(spin, random.nextInt(240_000), atMs);
      default -> new Feedback.Failed(spin, "gone", atMs);
    };
  }

  @Test
  void replayingTeachesTheSharedRankerNothing() {
    Engine replaying = engine();
    Listening ann = listening();
    Station replayed = replaying.tuneIn("ann", "s-1", Listening.START_MS);
    replaying.replay(replayed, ann.current(), Place.CURRENT);
    replaying.replay(replayed, new Feedback.Liked(ann.current().id(), ann.nowMs));
    assertEquals(0, replaying.modelVersion());
  }
}
