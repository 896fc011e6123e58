package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.station.Feedback;
import io.privatefm.station.Scope;
import io.privatefm.station.StationChecks;
import io.privatefm.station.StationOptions;
import io.privatefm.station.TuningChange;
import io.privatefm.station.Within;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bans and restrictions always hold; repeats and spacing give way before silence. */
class WhatMayBePlayedTest extends EngineFixture {
  private Listening ann;

  @BeforeEach
  void tuneIn() {
    ann = listening();
  }

  @AfterEach
  void whatMustAlwaysHoldHolds() {
    StationChecks.check(ann.station);
  }

  private Change within(String... ids) {
    Within within = new Within.Tracks(List.of(ids));
    return ann.engine.tune(
        ann.station, new TuningChange(null, null, within, null, ann.nowMs), ann.nowMs);
  }

  private Change ban(Scope scope) {
    return ann.tell(new Feedback.Disliked(ann.current().id(), scope, ann.nowMs));
  }

  @Test
  void onlyTheTracksOfTheRestrictionArePlayed() {
    Set<String> set = Set.of("t-3", "t-77", "t-500", "t-501", "t-502");
    within(set.toArray(new String[0]));
    for (int i = 0; i < 30; i++) {
      ann.skip();
      assertTrue(set.contains(ann.current().trackId()));
    }
  }

  @Test
  void aSmallSetIsPlayedThroughBeforeAnythingRepeats() {
    within("t-3", "t-77", "t-500", "t-501");
    ann.skip();
    Set<String> heard = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      assertTrue(heard.add(ann.current().trackId()), "repeated too early");
      ann.complete();
    }
  }

  @Test
  void nothingFollowsItselfWhileThereIsAnother() {
    within("t-3", "t-77");
    ann.skip();
    for (int i = 0; i < 10; i++) {
      String before = ann.current().trackId();
      ann.complete();
      assertNotEquals(before, ann.current().trackId());
    }
  }

  @Test
  void aSingleTrackPlaysOnAndOn() {
    within("t-3");
    for (int i = 0; i < 3; i++) {
      assertEquals(Change.PLAY, ann.skip());
      assertEquals("t-3", ann.current().trackId());
    }
  }

  @Test
  void silenceWhenEverythingIsOutside() {
    within("nowhere", "nothing");
    assertEquals(Change.SILENCE, ann.skip());
    assertNull(ann.station.current());
    assertEquals(Change.SILENCE, ann.engine.play(ann.station, ann.nowMs));
  }

  @Test
  void silenceWhenEverythingIsBannedAndMusicWhenTheSetIsLifted() {
    within("t-3", "t-77");
    ann.skip();
    ban(Scope.TRACK);
    assertEquals(Change.SILENCE, ban(Scope.TRACK));
    TuningChange lift = new TuningChange(null, null, Within.EVERYTHING, null, ann.nowMs);
    ann.engine.tune(ann.station, lift, ann.nowMs);
    assertEquals(Change.PLAY, ann.engine.play(ann.station, ann.nowMs));
  }

  @Test
  void bansHoldEvenWhenAllElseIsRelaxed() {
    within("t-3", "t-77", "t-500");
    ann.skip();
    Set<String> banned = new HashSet<>(Collections.singleton(ann.current().trackId()));
    ban(Scope.TRACK);
    for (int i = 0; i < 10; i++) {
      assertTrue(!banned.contains(ann.current().trackId()));
      ann.skip();
    }
  }

  @Test
  void aBannedArtistIsOutOfASmallSetToo() {
    within("t-0", "t-8", "t-1"); // t-0 and t-8 are of one artist
    ann.skip();
    while (ann.current().trackId().equals("t-1")) {
      ann.skip();
    }
    ban(Scope.ARTIST);
    for (int i = 0; i < 4; i++) {
      assertEquals("t-1", ann.current().trackId());
      ann.complete();
    }
  }

  @Test
  void theUpNextIsNeverTheCurrentTrack() {
    for (int i = 0; i < 60; i++) {
      ann.start();
      assertNotEquals(ann.current().trackId(), ann.upNext().trackId());
      ann.complete();
    }
  }

  @Test
  void aRestrictionBeyondTheLimitIsRefused() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i <= StationOptions.DEFAULT.withinMost(); i++) {
      many.add("t-" + i);
    }
    TuningChange change = new TuningChange(null, null, new Within.Tracks(many), null, ann.nowMs);
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> ann.engine.tune(ann.station, change, ann.nowMs));
    assertEquals("must be <= 100000 tracks: within=100001", refused.getMessage());
    assertEquals(Within.EVERYTHING, ann.station.tuning().within());
  }
}
