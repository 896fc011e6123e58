package io.privatefm.catalogue.sessions;

import static io.privatefm.catalogue.sessions.Heard.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SequentialRulesTest {
  private final Sessions sessions =
      Heard.sessions(5, session(0, 1, 2), session(0, 2), session(3, 0, 1), session(1, 0, 0));
  private final TrackScores scores = new TrackScores();

  @Test
  void whatFollowedNearerCountsMore() {
    new SequentialRules(2, Decay.DIVIDED).score(sessions, Heard.prefix(4, 0), scores);

    assertEquals(1 + 1, scores.of(1)); // at one step, twice
    assertEquals(0.5 + 1, scores.of(2)); // at two steps and at one
    assertEquals(0, scores.of(3)); // only before
    assertEquals(0, scores.of(0)); // not after itself
  }

  @Test
  void oneStepIsAMarkovChain() {
    new SequentialRules(1, Decay.NONE).score(sessions, Heard.prefix(0), scores);

    assertEquals(2, scores.of(1));
    assertEquals(1, scores.of(2));
  }

  @Test
  void rulesDoNotReachIntoTheNextSession() {
    new SequentialRules(50, Decay.NONE).score(sessions, Heard.prefix(2), scores);

    assertEquals(0, scores.count());
  }
}
