package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.station.Feedback;
import io.privatefm.station.Held;
import io.privatefm.station.Reward;
import io.privatefm.station.Scope;
import io.privatefm.station.Spin;
import org.junit.jupiter.api.Test;

/** One spin is learned once, however often it is told of. */
class LearnOnceTest extends EngineFixture {
  private static Held.Told told(Listening who, Spin spin) {
    return who.station.held().recent().stream()
        .filter(told -> told.spin().equals(spin.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSecondCompletedForTheSameSpinChangesNothing() {
    Listening ann = listening();
    ann.start();
    Spin spin = ann.current();
    ann.complete();
    byte[] station = ann.engine.save(ann.station);
    byte[] model = ann.engine.saveModel();
    assertEquals(Change.NOTHING, ann.tell(new Feedback.Completed(spin.id(), ann.nowMs)));
    assertEquals(Change.NOTHING, ann.tell(new Feedback.Skipped(spin.id(), 0, ann.nowMs)));
    assertArrayEquals(model, ann.engine.saveModel());
    assertEquals(Reward.COMPLETED.value(), told(ann, spin).reward(), 1e-6);
    assertArrayEquals(station, ann.engine.save(ann.station));
  }

  @Test
  void aLikeAfterCompletedAddsWithinOne() {
    Listening ann = listening();
    ann.start();
    Spin spin = ann.current();
    ann.complete();
    long version = ann.engine.modelVersion();
    ann.tell(new Feedback.Liked(spin.id(), ann.nowMs));
    assertEquals(1, told(ann, spin).reward(), 1e-6);
    assertEquals(version, ann.engine.modelVersion(), "the same observation, worth more");
  }

  @Test
  void likeAndUnlikeLeaveTheRewardAsItWas() {
    Listening ann = listening();
    Spin spin = ann.current();
    ann.like();
    ann.tell(new Feedback.Unliked(spin.id(), ann.nowMs));
    assertEquals(0, told(ann, spin).reward(), 1e-6);
    assertEquals(0, ann.station.history().likes().count());
    ann.like();
    assertEquals(Reward.LIKED.value(), told(ann, spin).reward(), 1e-6);
  }

  @Test
  void aDislikeAfterCompletedStillBans() {
    Listening ann = listening();
    ann.start();
    Spin spin = ann.current();
    ann.complete();
    ann.tell(new Feedback.Disliked(spin.id(), Scope.ARTIST, ann.nowMs));
    assertTrue(ann.station.history().bannedTracks().contains(spin.row()));
    assertTrue(ann.station.history().bannedArtists().contains(catalogue.artist(spin.row())));
  }

  @Test
  void aSkipIsJudgedByTheFractionHeard() {
    Listening ann = listening();
    Spin early = ann.current();
    ann.skip();
    Spin late = ann.current();
    long almost = SmallCatalogue.DURATION_MS * 9 / 10;
    ann.tell(new Feedback.Skipped(late.id(), almost, ann.nowMs));
    assertEquals(Reward.SHORT_SKIP.value(), told(ann, early).reward(), 1e-6);
    assertEquals(Reward.LONG_PLAY.value(), told(ann, late).reward(), 1e-6);
  }
}
