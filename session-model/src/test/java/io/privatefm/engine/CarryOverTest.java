package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.catalogue.Catalogue;
import io.privatefm.station.Feedback;
import io.privatefm.station.Held;
import io.privatefm.station.Scope;
import io.privatefm.station.Spin;
import io.privatefm.station.Station;
import io.privatefm.station.StationChecks;
import io.privatefm.station.TuningChange;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stations and what was learned, from an engine over one catalogue to an engine over another. */
@SuppressWarnings("NullAway.Init") // JUnit calls the set-up first
class CarryOverTest extends EngineFixture {
  private Catalogue half;
  private Engine next;
  private Listening ann;

  /** The other catalogue has the upper half of the tracks, in other rows and another space. */
  @BeforeEach
  void make(@TempDir Path directory) {
    half = small.open(directory, "b", 800, 1_600, true);
    next = new Engine(half, EngineOptions.DEFAULT.withSeed(42));
    ann = listening();
    for (int i = 0; i < 20; i++) {
      ann.start();
      if (i % 3 == 0) {
        ann.like();
      }
      ann.complete();
    }
    ann.start();
  }

  @AfterEach
  void closeHalf() {
    half.close();
  }

  private Station carried() {
    next.succeed(ann.engine);
    Station station = next.carryOver(ann.station);
    StationChecks.check(station);
    return station;
  }

  private Change tell(Station station, Feedback feedback) {
    Change change = next.tell(station, feedback, ann.nowMs);
    StationChecks.check(station);
    return change;
  }

  private boolean lost(Spin spin) {
    return half.row(spin.trackId()) < 0;
  }

  /** Draws until the current spin and the announced one are lost, or are not, as asked. */
  private void until(boolean currentLost, boolean upNextLost) {
    for (int i = 0; lost(ann.current()) != currentLost || lost(ann.upNext()) != upNextLost; i++) {
      assertTrue(i < 500, "never drawn");
      ann.leaveHalfway();
      ann.start();
    }
  }

  @Test
  void theCurrentSpinStaysAlsoWithoutItsTrack() {
    until(true, false);
    Spin before = ann.current();
    Spin announced = ann.upNext();
    Station station = carried();
    Spin current = Objects.requireNonNull(station.current());
    assertEquals(before.id(), current.id());
    assertEquals(-1, current.row());
    assertEquals(announced.id(), Objects.requireNonNull(station.upNext()).id());
    Change change = tell(station, new Feedback.Completed(before.id(), ann.nowMs));
    assertEquals(Change.PLAY, change);
    assertEquals(announced.id(), Objects.requireNonNull(station.current()).id());
  }

  @Test
  void anUpNextThatIsLostIsWithdrawnAndAnotherOneDrawn() {
    until(false, true);
    Spin announced = ann.upNext();
    Station station = carried();
    assertNull(station.upNext());
    assertEquals(Change.UPNEXT, next.announce(station, ann.nowMs));
    Spin other = Objects.requireNonNull(station.upNext());
    assertNotEquals(announced.id(), other.id());
    assertEquals(half.row(other.trackId()), other.row());
    assertEquals(Change.PLAY, tell(station, new Feedback.Started(announced.id(), ann.nowMs)));
    assertEquals(announced.id(), Objects.requireNonNull(station.current()).id());
  }

  @Test
  void feedbackToASpinOfTheOldCatalogueIsLearnedOnce() {
    until(true, true);
    String spin = ann.current().id();
    Station station = carried();
    long learned = next.modelVersion();
    tell(station, new Feedback.Completed(spin, ann.nowMs));
    assertEquals(learned + 1, next.modelVersion());
    tell(station, new Feedback.Completed(spin, ann.nowMs));
    tell(station, new Feedback.Skipped(spin, 3_000, ann.nowMs));
    assertEquals(learned + 1, next.modelVersion());
    tell(station, new Feedback.Liked(spin, ann.nowMs)); // a correction, not another observation
    assertEquals(learned + 1, next.modelVersion());
  }

  @Test
  void whatWasLearnedIsKnownAndToldOnce() {
    byte[] model = ann.engine.saveModel();
    Engine loaded = new Engine(half, EngineOptions.DEFAULT);
    loaded.loadModel(model);
    Engine told = new Engine(half, EngineOptions.DEFAULT);
    carried();
    assertArrayEquals(loaded.saveModel(), next.saveModel(), "of tracks what the other has of them");
    assertEquals(ann.engine.modelVersion(), next.modelVersion());
    told.absorb(next.takeDelta());
    assertArrayEquals(
        next.saveModel(), told.saveModel(), "what was not told before the swap is told after");
    assertTrue(next.takeDelta().isEmpty());
  }

  @Test
  void bansAndLikesOutliveACatalogueWithoutTheirTracks() {
    until(true, true);
    ann.like();
    ann.tell(new Feedback.Disliked(ann.current().id(), Scope.TRACK, ann.nowMs));
    ann.start();
    until(true, true);
    ann.tell(new Feedback.Disliked(ann.current().id(), Scope.ARTIST, ann.nowMs));
    Held before = ann.station.held();
    Station away = carried();
    Engine again = engine();
    again.succeed(next);
    Station back = again.carryOver(away);
    assertFalse(before.bannedArtists().isEmpty() || before.bannedTracks().isEmpty());
    assertEquals(before.bannedTracks(), back.held().bannedTracks());
    assertEquals(before.bannedArtists(), back.held().bannedArtists());
    assertEquals(before.likes(), back.held().likes());
    assertEquals(before.played(), back.held().played());
  }

  @Test
  void whatIsHeardInIncognitoGoesOnAndIsForgottenAfterIt() {
    Held lasting = ann.station.held();
    ann.engine.tune(ann.station, incognito(true), ann.nowMs);
    for (int i = 0; i < 10; i++) {
      ann.start();
      ann.complete();
    }
    List<Held.Named> heard = ann.station.held().completed();
    Station station = carried();
    assertTrue(station.tuning().incognito());
    assertEquals(ids(heard), ids(station.held().completed()));
    next.tune(station, incognito(false), ann.nowMs);
    StationChecks.check(station);
    assertEquals(ids(lasting.completed()), ids(station.held().completed()));
  }

  private static List<String> ids(List<Held.Named> tracks) {
    return tracks.stream().map(Held.Named::trackId).toList();
  }

  private TuningChange incognito(boolean on) {
    return new TuningChange(null, null, null, on, ann.nowMs);
  }
}
