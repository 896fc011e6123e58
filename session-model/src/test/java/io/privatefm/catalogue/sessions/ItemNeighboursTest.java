package io.privatefm.catalogue.sessions;

import static io.privatefm.catalogue.sessions.Heard.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ItemNeighboursTest {
  private final Sessions sessions =
      Heard.sessions(5, session(0, 1, 2, 1), session(0, 2), session(3, 0, 1, 0));
  private final TrackScores scores = new TrackScores();

  @Test
  void similarityIsTheCosineOfTheSetsOfSessions() {
    score(new ItemNeighbours.Options(1, Decay.NONE, 0), 3, 0);

    assertEquals(2 / Math.sqrt(3 * 2), scores.of(1), 1e-12);
    assertEquals(2 / Math.sqrt(3 * 2), scores.of(2), 1e-12);
    assertEquals(1 / Math.sqrt(3 * 1), scores.of(3), 1e-12);
  }

  @Test
  void shrinkageHoldsAgainstFewSharedSessions() {
    score(new ItemNeighbours.Options(1, Decay.NONE, 10), 0);

    assertEquals(1 / (Math.sqrt(3) + 10), scores.of(3), 1e-12);
  }

  @Test
  void olderEventsCountLess() {
    score(new ItemNeighbours.Options(2, Decay.DIVIDED, 0), 3, 1);

    double fromNewest = 2 / Math.sqrt(2 * 3);
    double fromOlder = 1 / Math.sqrt(1 * 3);
    assertEquals(fromNewest + fromOlder / 2, scores.of(0), 1e-12);
  }

  private void score(ItemNeighbours.Options options, int... prefix) {
    new ItemNeighbours(sessions, options).score(Heard.prefix(prefix), scores);
  }
}
