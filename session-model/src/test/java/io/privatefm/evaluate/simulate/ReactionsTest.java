package io.privatefm.evaluate.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privatefm.evaluate.simulate.truth.Act;
import io.privatefm.station.Feedback;
import io.privatefm.station.Reward;
import org.junit.jupiter.api.Test;

class ReactionsTest {
  @Test
  void rewardsAreTheStationsOwn() {
    assertEquals(-0.8, Reactions.reward(Act.DISLIKE));
    assertEquals(-0.5, Reactions.reward(Act.SKIP));
    assertEquals(-0.2, Reactions.reward(Act.LEAVE));
    assertEquals(0.5, Reactions.reward(Act.COMPLETE));
    assertEquals(1, Reactions.reward(Act.LIKE));
  }

  /** The station judges a skip by what was heard; it must come to the row of the table. */
  @Test
  void theStationComesToTheSameRowForTheShortestAndTheLongestTrack() {
    for (long durationMs : new long[] {150_000, 269_000, 210_000}) {
      for (Act act : new Act[] {Act.SKIP, Act.LEAVE}) {
        var skipped =
            (Feedback.Skipped) Reactions.feedback(act, "p-000001", 0, durationMs).getFirst();
        assertEquals(
            Reactions.reward(act), Reward.ofSkip(skipped.positionMs(), durationMs).value());
      }
    }
  }

  @Test
  void theMeanIsOverAllActs() {
    double[] chances = {0.1, 0.2, 0.3, 0.25, 0.15};
    assertEquals(-0.08 - 0.1 - 0.06 + 0.125 + 0.15, Reactions.mean(chances), 1e-15);
  }

  @Test
  void aLuckyNumberMakesAGoodReaction() {
    double[] chances = {0.1, 0.2, 0.3, 0.25, 0.15};
    assertEquals(Act.DISLIKE, Reactions.at(0.05, chances));
    assertEquals(Act.SKIP, Reactions.at(0.2999, chances));
    assertEquals(Act.LEAVE, Reactions.at(0.31, chances));
    assertEquals(Act.COMPLETE, Reactions.at(0.849, chances));
    assertEquals(Act.LIKE, Reactions.at(0.9999, chances));
    assertEquals(Act.COMPLETE, Reactions.at(0.9999, new double[] {0, 0.4, 0, 0.599, 0}));
  }
}
