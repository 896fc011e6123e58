package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.station.Feedback;
import io.privatefm.station.Mode;
import io.privatefm.station.Reaction;
import io.privatefm.station.Scope;
import io.privatefm.station.Spin;
import io.privatefm.station.StationChecks;
import io.privatefm.station.TuningChange;
import java.util.Objects;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which event draws what, and what it does to the spin that was announced. */
class UpNextRulesTest extends EngineFixture {
  private Listening ann;

  @BeforeEach
  void tuneIn() {
    ann = listening();
  }

  @AfterEach
  void whatMustAlwaysHoldHolds() {
    StationChecks.check(ann.station);
  }

  private Change tell(BiFunction<String, Long, Feedback> feedback, Spin spin) {
    return ann.tell(feedback.apply(spin.id(), ann.nowMs));
  }

  @Test
  void playDrawsTheFirstSpinAndNothingElse() {
    assertEquals("p-000001", ann.current().id());
    assertNull(ann.station.upNext());
  }

  @Test
  void playAgainConfirmsTheSpinThatIsCurrent() {
    Spin before = ann.current();
    assertEquals(Change.PLAY, ann.engine.play(ann.station, ann.nowMs));
    assertEquals(before, ann.current());
  }

  @Test
  void startedDrawsTheUpNext() {
    assertEquals(Change.UPNEXT, ann.start());
    assertEquals("p-000002", ann.upNext().id());
    assertNotEquals(ann.current().trackId(), ann.upNext().trackId());
  }

  @Test
  void startedAgainChangesNothing() {
    ann.start();
    Spin announced = ann.upNext();
    assertEquals(Change.NOTHING, ann.start());
    assertEquals(announced, ann.upNext());
  }

  @Test
  void progressDrawsTheUpNextWhenNoneIsOut() {
    String spin = ann.current().id();
    assertEquals(Change.UPNEXT, ann.tell(new Feedback.Progress(spin, 10_000, ann.nowMs)));
    assertEquals(Change.NOTHING, ann.tell(new Feedback.Progress(spin, 20_000, ann.nowMs)));
    assertEquals(20_000, ann.station.positionMs());
  }

  @Test
  void pausedAndResumedNoteThePosition() {
    ann.start();
    String spin = ann.current().id();
    assertEquals(Change.NOTHING, ann.tell(new Feedback.Paused(spin, 7_000, ann.nowMs)));
    assertEquals(Change.NOTHING, ann.tell(new Feedback.Resumed(spin, 7_100, ann.nowMs)));
    assertEquals(7_100, ann.station.positionMs());
  }

  @Test
  void completedPromotesTheUpNextUnderItsOwnId() {
    ann.start();
    Spin announced = ann.upNext();
    assertEquals(Change.PLAY, ann.complete());
    assertEquals(announced, ann.current());
    assertNull(ann.station.upNext());
    assertEquals(0, ann.station.positionMs());
  }

  @Test
  void completedDrawsWhenNothingWasAnnounced() {
    assertEquals(Change.PLAY, ann.complete());
    assertEquals("p-000002", ann.current().id());
  }

  @Test
  void skippedWithdrawsTheUpNextAndDrawsAfresh() {
    ann.start();
    assertEquals(Change.PLAY, ann.skip());
    assertEquals("p-000003", ann.current().id());
    assertNull(ann.station.upNext());
  }

  @Test
  void dislikedEndsTheSpin() {
    ann.start();
    String disliked = ann.current().trackId();
    Feedback feedback = new Feedback.Disliked(ann.current().id(), Scope.TRACK, ann.nowMs);
    assertEquals(Change.PLAY, ann.tell(feedback));
    assertEquals("p-000003", ann.current().id());
    assertNotEquals(disliked, ann.current().trackId());
  }

  @Test
  void likedKeepsTheSpinAndRevisesTheUpNext() {
    ann.start();
    Spin playing = ann.current();
    assertEquals(Change.UPNEXT, ann.like());
    assertEquals(playing, ann.current());
    assertEquals("p-000003", ann.upNext().id());
  }

  @Test
  void likedBeforeAnythingIsAnnouncedDrawsNothing() {
    assertEquals(Change.NOTHING, ann.like());
    assertNull(ann.station.upNext());
  }

  @Test
  void unlikedRevisesTheUpNextToo() {
    ann.start();
    ann.like();
    assertEquals(Change.UPNEXT, tell(Feedback.Unliked::new, ann.current()));
    assertEquals("p-000004", ann.upNext().id());
  }

  @Test
  void reactedRevisesTheUpNext() {
    ann.start();
    Feedback saved = new Feedback.Reacted(ann.current().id(), Reaction.SAVED, null, ann.nowMs);
    assertEquals(Change.UPNEXT, ann.tell(saved));
    assertEquals("p-000003", ann.upNext().id());
  }

  @Test
  void aTuningThatChangesSomethingRevisesTheUpNext() {
    ann.start();
    TuningChange explore = new TuningChange(Mode.EXPLORE, null, null, null, ann.nowMs);
    assertEquals(Change.UPNEXT, ann.engine.tune(ann.station, explore, ann.nowMs));
    assertEquals(Change.NOTHING, ann.engine.tune(ann.station, explore, ann.nowMs));
    assertEquals("p-000003", ann.upNext().id());
  }

  @Test
  void failedGoesOnWithTheUpNextWithoutJudgement() {
    ann.start();
    Spin announced = ann.upNext();
    long version = ann.engine.modelVersion();
    Feedback failed = new Feedback.Failed(ann.current().id(), "404", ann.nowMs);
    assertEquals(Change.PLAY, ann.tell(failed));
    assertEquals(announced, ann.current());
    assertEquals(version, ann.engine.modelVersion());
    assertEquals(0, ann.station.shortTerm().count());
  }

  @Test
  void aFailedUpNextIsReplaced() {
    ann.start();
    Feedback failed = new Feedback.Failed(ann.upNext().id(), "prefetch", ann.nowMs);
    assertEquals(Change.UPNEXT, ann.tell(failed));
    assertEquals("p-000003", ann.upNext().id());
  }

  @Test
  void startedOnTheUpNextMakesItCurrent() {
    ann.start();
    Spin announced = ann.upNext();
    assertEquals(Change.PLAY, tell(Feedback.Started::new, announced));
    assertEquals(announced.id(), ann.current().id());
    assertTrue(ann.station.started());
    assertNull(ann.station.upNext());
  }

  @Test
  void startedOnAWithdrawnUpNextMakesItCurrentAndWithdrawsTheUnstartedOne() {
    ann.start();
    Spin announced = ann.upNext();
    ann.skip(); // the client had started the next one before it heard of another
    Spin revision = ann.current();
    assertEquals(Change.PLAY, tell(Feedback.Started::new, announced));
    assertEquals(announced.id(), ann.current().id());
    assertEquals(Change.PLAY, tell(Feedback.Started::new, revision));
    assertEquals(revision.id(), ann.current().id());
  }

  @Test
  void startedOnARevisedUpNextMakesItCurrentAndWithdrawsTheRevision() {
    ann.start();
    Spin announced = ann.upNext();
    ann.like();
    assertNotNull(ann.station.upNext());
    assertEquals(Change.PLAY, tell(Feedback.Started::new, announced));
    assertEquals(announced.id(), ann.current().id());
    assertNull(ann.station.upNext());
  }

  @Test
  void startedOnARevisedUpNextMakesItCurrentAlsoWhenTheRevisionCouldNotBePlayed() {
    ann.start();
    Spin announced = ann.upNext();
    ann.like();
    tell((spin, atMs) -> new Feedback.Failed(spin, "decode", atMs), ann.upNext());
    assertEquals(Change.PLAY, tell(Feedback.Started::new, announced));
    assertEquals(announced.id(), ann.current().id());
  }

  @Test
  void whatWasWithdrawnBeforeALaterSpinBeganDoesNotComeBack() {
    ann.start();
    Spin announced = ann.upNext();
    ann.like();
    Spin revision = ann.upNext();
    assertEquals(Change.PLAY, tell(Feedback.Started::new, revision));
    assertEquals(Change.NOTHING, tell(Feedback.Started::new, announced));
    assertEquals(revision.id(), ann.current().id());
  }

  @Test
  void startedOnASpinThatHasEndedChangesNothing() {
    ann.start();
    Spin ended = ann.current();
    ann.complete();
    Spin playing = ann.current();
    assertEquals(Change.NOTHING, tell(Feedback.Started::new, ended));
    assertEquals(playing, ann.current());
  }

  @Test
  void aLikeOfAnOlderSpinLeavesTheCurrentAndRevisesTheUpNext() {
    ann.start();
    Spin older = ann.current();
    ann.complete();
    ann.start();
    Spin playing = ann.current();
    Spin announced = ann.upNext();
    assertEquals(Change.UPNEXT, tell(Feedback.Liked::new, older));
    assertEquals(playing, ann.current());
    assertNotEquals(announced.id(), ann.upNext().id());
    assertTrue(ann.station.history().likes().contains(older.row()));
  }

  @Test
  void completedOfAnOlderSpinIsLearnedAndMovesNothing() {
    ann.start();
    Spin older = ann.current();
    tell(Feedback.Started::new, ann.upNext());
    Spin playing = ann.current();
    long version = ann.engine.modelVersion();
    assertEquals(Change.NOTHING, tell(Feedback.Completed::new, older));
    assertEquals(playing, ann.current());
    assertEquals(version + 1, ann.engine.modelVersion());
  }

  @Test
  void aSkipOfAnOlderSpinRevisesTheUpNext() {
    ann.start();
    Spin older = ann.current();
    tell(Feedback.Started::new, ann.upNext());
    ann.tell(new Feedback.Progress(ann.current().id(), 1, ann.nowMs));
    Spin playing = ann.current();
    Feedback skipped = new Feedback.Skipped(older.id(), 1_000, ann.nowMs);
    assertEquals(Change.UPNEXT, ann.tell(skipped));
    assertEquals(playing, ann.current());
  }

  @Test
  void aSpinThatWasNeverDrawnIsUnknown() {
    assertEquals(Change.UNKNOWN_SPIN, ann.tell(new Feedback.Liked("p-000099", ann.nowMs)));
    assertEquals(Change.UNKNOWN_SPIN, ann.tell(new Feedback.Liked("nonsense", ann.nowMs)));
  }

  @Test
  void aSpinBeyondTheLedgerIsUnknown() {
    Spin first = ann.current();
    for (int i = 0; i < 64; i++) {
      ann.skip();
    }
    assertEquals(Change.UNKNOWN_SPIN, tell(Feedback.Liked::new, first));
    assertFalse(ann.station.history().likes().contains(first.row()));
  }

  @Test
  void theCurrentSpinIsRememberedHoweverOftenItsUpNextIsRevised() {
    ann.start();
    for (int i = 0; i < 40; i++) {
      assertEquals(Change.UPNEXT, ann.like());
      assertEquals(Change.UPNEXT, tell(Feedback.Unliked::new, ann.current()));
      StationChecks.check(ann.station);
    }
    assertTrue(ann.station.started());
    assertEquals(Change.PLAY, ann.complete());
  }

  @Test
  void spinIdsRiseAlsoAcrossARestart() {
    ann.start();
    Engine restarted = engine();
    var station = restarted.restore(ann.engine.save(ann.station), ann.nowMs);
    ann.nowMs += 1_000;
    restarted.tell(station, new Feedback.Skipped(ann.current().id(), 1_000, ann.nowMs), ann.nowMs);
    assertEquals("p-000003", Objects.requireNonNull(station.current()).id());
  }
}
