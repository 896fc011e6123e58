package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.station.DataUse;
import io.privatefm.station.Feedback;
import io.privatefm.station.Place;
import io.privatefm.station.Scope;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.station.TuningChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What may not be used is not: picks are the same, whatever it was. Stations are compared that were
 * played the same, and of which different things were told.
 */
class DataUseTest extends EngineFixture {
  private static final int SPINS = 40;
  private static final int LISTENERS = 12;

  /** A minute after the last spin, in the same session. */
  private static final long LATER_MS = Listening.START_MS + SPINS * 120_000L + 60_000;

  private static final DataUse.Change PAUSED = new DataUse.Change(true, null, null, null);
  private static final DataUse.Change NO_HISTORY = new DataUse.Change(null, false, null, null);
  private static final DataUse.Change NO_LIKES = new DataUse.Change(null, null, false, null);

  /** What somebody tells of the i-th spin. */
  private interface Telling {
    void of(Engine engine, Station station, Spin spin, int i, long atMs);
  }

  /** A station that was played these spins and told of them. */
  private static Station played(Engine engine, String listener, List<Spin> spins, Telling telling) {
    Station station = engine.tuneIn(listener, "s-" + listener, Listening.START_MS);
    for (int i = 0; i < spins.size(); i++) {
      Spin spin = spins.get(i);
      engine.replay(station, spin, Place.CURRENT);
      long atMs = spin.drawnAtMs() + 1_000;
      engine.replay(station, new Feedback.Started(spin.id(), atMs));
      telling.of(engine, station, spin, i, atMs + 1_000);
    }
    return station;
  }

  private static List<Spin> spins(Engine engine, String listener) {
    Listening who = new Listening(engine, listener);
    List<Spin> spins = new ArrayList<>();
    for (int i = 0; i < SPINS; i++) {
      spins.add(who.current());
      who.leaveHalfway();
    }
    return spins;
  }

  /** What would be recalled, how it is scored, and what is picked and why. */
  private record Look(List<Integer> ranked, List<Integer> recalled, Spin pick) {
    static Look at(Engine engine, Station station) {
      int[] ranked = new int[64];
      int[] recalled = new int[Engine.MOST_RECALLED];
      int best = engine.rank(station, LATER_MS, ranked);
      int all = engine.recalled(station, LATER_MS, recalled);
      engine.announce(station, LATER_MS);
      Spin pick = Objects.requireNonNull(station.upNext());
      return new Look(list(ranked, best), list(recalled, all), pick);
    }

    private static List<Integer> list(int[] rows, int count) {
      return Arrays.stream(rows, 0, count).boxed().toList();
    }
  }

  private static void allow(Engine engine, Station station, DataUse.Change change) {
    TuningChange tuning = TuningChange.of(change, station.lastAtMs() + 1);
    engine.replay(station, tuning);
  }

  private void picksAreTheSame(DataUse.Change use, Telling one, Telling other) {
    int differ = 0;
    for (int i = 0; i < LISTENERS; i++) {
      String listener = "listener-" + i;
      Engine engine = engine();
      List<Spin> spins = spins(engine, listener);
      Station first = played(engine, listener, spins, one);
      Station second = played(engine, listener, spins, other);
      differ += Arrays.equals(rank(engine, first), rank(engine, second)) ? 0 : 1;
      allow(engine, first, use);
      allow(engine, second, use);
      assertEquals(Look.at(engine, first), Look.at(engine, second));
    }
    assertTrue(differ > LISTENERS / 2, "without a word on it, picks differ: " + differ);
  }

  private static int[] rank(Engine engine, Station station) {
    int[] rows = new int[64];
    return Arrays.copyOf(rows, engine.rank(station, LATER_MS, rows));
  }

  private static Telling everything(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Telling likes = likes(seed);
    return (engine, station, spin, i, atMs) -> {
      likes.of(engine, station, spin, i, atMs);
      Feedback end =
          random.nextBoolean()
              ? new Feedback.Completed(spin.id(), atMs)
              : new Feedback.Skipped(spin.id(), 5_000, atMs);
      engine.replay(station, end);
    };
  }

  private static Telling likes(long seed) {
    return (engine, station, spin, i, atMs) -> {
      if ((i + seed) % 4 == 0) {
        engine.replay(station, new Feedback.Liked(spin.id(), atMs));
      }
    };
  }

  private static Telling ends(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return (engine, station, spin, i, atMs) -> {
      if (random.nextBoolean()) {
        engine.replay(station, new Feedback.Completed(spin.id(), atMs));
      } else {
        engine.replay(station, new Feedback.Skipped(spin.id(), 5_000, atMs));
      }
    };
  }

  private static Telling both(Telling one, Telling other) {
    return (engine, station, spin, i, atMs) -> {
      one.of(engine, station, spin, i, atMs);
      other.of(engine, station, spin, i, atMs);
    };
  }

  @Test
  void whilePausedPicksAreThoseOfWhoToldNothing() {
    picksAreTheSame(PAUSED, everything(1), (_, _, _, _, _) -> {});
  }

  @Test
  void withoutHistoryItDoesNotMatterWhatWasHeardOutOrSkipped() {
    picksAreTheSame(NO_HISTORY, both(likes(0), ends(1)), both(likes(0), ends(2)));
  }

  @Test
  void withoutLikesItDoesNotMatterWhatWasLiked() {
    picksAreTheSame(NO_LIKES, both(likes(0), ends(1)), both(likes(2), ends(1)));
  }

  @Test
  void likesCountWithoutHistoryAndHistoryWithoutLikes() {
    Engine engine = engine();
    List<Spin> spins = spins(engine, "ann");
    Station nobody = played(engine, "ann", spins, (_, _, _, _, _) -> {});
    Station liking = played(engine, "ann", spins, likes(0));
    Station hearing = played(engine, "ann", spins, ends(1));
    for (Station each : List.of(nobody, liking)) {
      allow(engine, each, NO_HISTORY);
    }
    assertFalse(Arrays.equals(rank(engine, nobody), rank(engine, liking)));
    allow(engine, nobody, new DataUse.Change(null, true, false, null));
    allow(engine, hearing, NO_LIKES);
    assertFalse(Arrays.equals(rank(engine, nobody), rank(engine, hearing)));
  }

  @Test
  void whatIsToldWhilePausedIsStoredAndUsedAgainLater() {
    Engine engine = engine();
    List<Spin> spins = spins(engine, "ann");
    Station always = played(engine, "ann", spins, everything(3));
    Station paused = engine.tuneIn("ann", "s-ann", Listening.START_MS);
    engine.replay(paused, TuningChange.of(PAUSED, Listening.START_MS));
    Telling telling = everything(3);
    for (int i = 0; i < spins.size(); i++) {
      engine.replay(paused, spins.get(i), Place.CURRENT);
      long atMs = spins.get(i).drawnAtMs() + 1_000;
      engine.replay(paused, new Feedback.Started(spins.get(i).id(), atMs));
      telling.of(engine, paused, spins.get(i), i, atMs + 1_000);
    }
    assertEquals(always.held().likes(), paused.held().likes());
    allow(engine, paused, new DataUse.Change(false, null, null, null));
    allow(engine, always, new DataUse.Change(false, null, null, null));
    assertEquals(Look.at(engine, always), Look.at(engine, paused));
  }

  @Test
  void bansHoldWhilePaused() {
    Engine engine = engine();
    Listening ann = new Listening(engine, "ann");
    for (int i = 0; i < 60; i++) {
      int artist = catalogue.artist(ann.current().row());
      ann.nowMs += 1_000;
      ann.tell(new Feedback.Disliked(ann.current().id(), Scope.ARTIST, ann.nowMs));
      if (i == 0) {
        engine.tune(ann.station, TuningChange.of(PAUSED, ann.nowMs), ann.nowMs);
      }
      assertTrue(ann.station.history().bannedArtists().contains(artist));
      assertFalse(
          ann.station.history().bannedArtists().contains(catalogue.artist(ann.current().row())));
    }
  }

  @Test
  void aSceneBeginsNoSessionWhereContextMayNotBeUsed() {
    Listening ann = listening();
    ann.start();
    ann.complete();
    long began = ann.station.sessionStartedAtMs(ann.nowMs);
    ann.nowMs += 60_000;
    DataUse.Change noContext = new DataUse.Change(null, null, null, false);
    ann.engine.tune(ann.station, TuningChange.of(noContext, ann.nowMs), ann.nowMs);
    ann.engine.tune(
        ann.station, new TuningChange(null, "running", null, null, ann.nowMs), ann.nowMs);
    assertEquals(began, ann.station.sessionStartedAtMs(ann.nowMs));
    assertEquals("running", ann.station.tuning().scene());
  }
}
