package io.privatefm.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private final Accounts accounts = new Accounts();

  private static String id(long number) {
    return Spin.idOf(number);
  }

  @Test
  void aSpinThatNobodyHeardHasNoReward() {
    assertTrue(accounts.open(1, 200_000));
    assertFalse(accounts.started(0));
    assertFalse(accounts.judged(0));
  }

  @Test
  void aSpinThatWasOnlyStartedIsNotJudged() {
    accounts.open(1, 200_000);
    accounts.tell(new Feedback.Started(id(1), 5));
    accounts.tell(new Feedback.Progress(id(1), 60_000, 9));
    assertTrue(accounts.started(0));
    assertEquals(5, accounts.startedAtMs(0));
    assertEquals(60_000, accounts.heardMs(0));
    assertFalse(accounts.judged(0));
  }

  @Test
  void aSkipIsJudgedByTheLengthOfTheTrack() {
    accounts.open(1, 100_000);
    accounts.open(2, 1_000_000);
    accounts.tell(new Feedback.Skipped(id(1), 85_000, 1));
    accounts.tell(new Feedback.Skipped(id(2), 85_000, 1));
    assertEquals(Reward.LONG_PLAY.value(), accounts.reward(0), 1e-7);
    assertEquals(Reward.SHORT_SKIP.value(), accounts.reward(1), 1e-7);
  }

  @Test
  void rewardsAddUpAndAreHeldAsAStationHoldsThem() {
    accounts.open(1, 0);
    accounts.tell(new Feedback.Liked(id(1), 1));
    accounts.tell(new Feedback.Liked(id(1), 2));
    accounts.tell(new Feedback.Completed(id(1), 3));
    assertEquals(1, accounts.reward(0), 1e-7);
    accounts.tell(new Feedback.Unliked(id(1), 4));
    assertEquals(0.5, accounts.reward(0), 1e-7);
    accounts.tell(new Feedback.Reacted(id(1), Reaction.COMMENTED, -1.0, 5));
    assertEquals(0.1, accounts.reward(0), 1e-7);
    assertEquals(
        List.of(
            FeedbackKind.COMPLETED,
            FeedbackKind.LIKED,
            FeedbackKind.UNLIKED,
            FeedbackKind.COMMENTED),
        accounts.told(0));
  }

  @Test
  void aSpinThatFailedIsNotJudged() {
    accounts.open(1, 0);
    accounts.tell(new Feedback.Failed(id(1), "gone", 1));
    accounts.tell(new Feedback.Completed(id(1), 2));
    assertTrue(accounts.failed(0));
    assertFalse(accounts.judged(0));
  }

  @Test
  void whatComesLateFindsItsSpinHoweverManyThereAre() {
    for (int number = 1; number <= 1_000; number++) {
      accounts.open(number, 0);
    }
    accounts.tell(new Feedback.Liked(id(3), 1));
    assertEquals(0.8, accounts.reward(2), 1e-7);
    assertFalse(accounts.tell(new Feedback.Liked(id(1_001), 1)));
  }

  @Test
  void aLowerNumberIsPutInItsPlace() {
    accounts.open(5, 0);
    accounts.tell(new Feedback.Completed(id(5), 1));
    assertTrue(accounts.open(2, 0));
    assertFalse(accounts.open(5, 0));
    assertEquals(2, accounts.count());
    assertEquals(0, accounts.find(2));
    assertFalse(accounts.judged(0));
    assertEquals(0.5, accounts.reward(accounts.find(5)), 1e-7);
  }
}
