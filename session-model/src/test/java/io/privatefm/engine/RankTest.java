package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.rank.Features;
import io.privatefm.rank.Ranker;
import io.privatefm.station.Evidence;
import io.privatefm.station.Feedback;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RankTest extends EngineFixture {
  @Test
  void theGreedyDrawTakesTheFirstOfTheRanking() {
    EngineOptions greedy =
        EngineOptions.DEFAULT.withPolicy(PolicyKind.GREEDY).withFloor(0).withSeed(3);
    Listening who = new Listening(new Engine(catalogue, greedy), "ann");
    int[] ranked = new int[Evidence.MOST_ARMS];
    for (int spin = 0; spin < 20; spin++) {
      who.nowMs += 8_000;
      who.engine.replay(who.station, new Feedback.Skipped(who.current().id(), 8_000, who.nowMs));
      int count = who.engine.rank(who.station, who.nowMs, ranked);
      assertTrue(count > 1, "candidates " + count);
      byte[] saved = who.engine.save(who.station);
      assertEquals(count, who.engine.rank(who.station, who.nowMs, ranked.clone()));
      assertArrayEquals(saved, who.engine.save(who.station));
      who.engine.play(who.station, who.nowMs);
      Evidence evidence = Evidence.of(who.current().evidence());
      assertEquals(score(evidence, ranked[0]), score(evidence, who.current().row()));
    }
  }

  /** By a ranker that has learned nothing, as the engine's has not: a replay teaches it nothing. */
  private static double score(Evidence evidence, int row) {
    int arm = 0;
    while (evidence.row(arm) != row) {
      arm++;
    }
    double[] features = new double[Features.DIMENSION];
    Features.unpack(evidence.features(arm), 0, features, 0);
    return new Ranker().score(features, 0);
  }

  @Test
  void noMoreIsGivenThanThereIsRoomFor() {
    Listening who = listening();
    int[] all = new int[Evidence.MOST_ARMS];
    int[] few = new int[5];

    who.engine.rank(who.station, who.nowMs, all);
    assertEquals(5, who.engine.rank(who.station, who.nowMs, few));
    assertArrayEquals(Arrays.copyOf(all, 5), few);
  }
}
