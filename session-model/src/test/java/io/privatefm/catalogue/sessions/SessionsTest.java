package io.privatefm.catalogue.sessions;

import static io.privatefm.catalogue.sessions.Heard.session;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SessionsTest {
  private final Sessions sessions =
      Heard.sessions(5, session(0, 1, 0), session(2), session(1, 0, 3));

  @Test
  void aTrackKnowsWhereItWasHeard() {
    assertEquals(3, sessions.plays(0));
    assertEquals(0, sessions.play(0, 0));
    assertEquals(2, sessions.play(0, 1));
    assertEquals(5, sessions.play(0, 2));
    assertEquals(2, sessions.sessionOfPlay(0, 2));
    assertEquals(2, sessions.sessionOf(sessions.play(0, 2)));
    assertEquals(0, sessions.sessionOf(2));
    assertEquals(1, sessions.sessionOf(3));
    assertEquals(0, sessions.plays(4));
  }

  @Test
  void hearingATrackTwiceInASessionSpreadsItNoFurther() {
    assertEquals(2, sessions.spread(0));
    assertEquals(Math.log(3.0 / 2), sessions.rarity(0));
    assertEquals(Math.log(3), sessions.rarity(2));
    assertEquals(0, sessions.rarity(4));
  }

  @Test
  void sessionsKeepTheirOrder() {
    assertEquals(7, sessions.playCount());
    assertEquals(1, sessions.length(1));
    assertArrayEquals(session(1, 0, 3), sessions.tracksOf(2));
  }

  @Test
  void theTopIsByScoreThenByPlaysThenByNumber() {
    TrackScores scores = new TrackScores();
    scores.add(4, 1);
    scores.add(3, 1);
    scores.add(0, 1);
    scores.add(2, 3);
    scores.add(1, 9);
    scores.exclude(1);
    int[] top = {-1, -1, -1, -1, -1, -1};

    assertEquals(3, scores.top(3, sessions, top, 1));
    assertArrayEquals(session(-1, 2, 0, 3, -1, -1), top);

    scores.clear();
    assertEquals(0, scores.top(3, sessions, top, 0));
    assertEquals(0, scores.of(2));
  }
}
