package io.privatefm.catalogue.sessions;

import static io.privatefm.catalogue.sessions.Heard.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SessionNeighboursTest {
  private static final NeighbourOptions PLAIN =
      new NeighbourOptions(100, 100, Decay.LENGTH, Decay.DIVIDED, 0, 0, Decay.NONE);

  private final Sessions sessions =
      Heard.sessions(7, session(0, 1, 2, 6), session(0, 3), session(1, 4), session(5));
  private final TrackScores scores = new TrackScores();

  @Test
  void neighboursCountBySharedEventsAndByHowNewTheNewestIs() {
    score(PLAIN, 0, 1);

    // events: 1 for track 1, 0.5 for track 0; the newest shared event one or two steps back
    assertEquals(1.5, scores.of(2), 1e-12);
    assertEquals(0.5 / 2, scores.of(3), 1e-12);
    assertEquals(1, scores.of(4), 1e-12);
    assertEquals(0, scores.of(5));
    assertEquals(1.5 + 1, scores.of(1), 1e-12);
  }

  @Test
  void onlyTheMostSimilarCount() {
    score(PLAIN.withNeighbours(1), 0, 1);

    assertEquals(1.5, scores.of(2), 1e-12);
    assertEquals(0, scores.of(4));
  }

  @Test
  void ofEquallySimilarSessionsTheNewerCounts() {
    score(PLAIN.withNeighbours(1), 1);

    assertEquals(1, scores.of(4), 1e-12);
    assertEquals(0, scores.of(2));
  }

  @Test
  void onlyTheNewestOfAllThatShareATrackAreCompared() {
    score(PLAIN.withSample(1), 0, 1);

    assertEquals(1, scores.of(4), 1e-12);
    assertEquals(0, scores.of(2));
    assertEquals(0, scores.of(3));
  }

  @Test
  void lengthIsHeldAgainstANeighbour() {
    score(PLAIN.withLength(0.5), 1);

    assertEquals(1 / Math.sqrt(4), scores.of(2), 1e-12);
    assertEquals(1 / Math.sqrt(2), scores.of(4), 1e-12);
  }

  @Test
  void rareTracksWeighMore() {
    score(PLAIN.withRarity(1), 1);

    assertEquals(Math.log(4), scores.of(2), 1e-12);
    assertEquals(Math.log(4.0 / 2), scores.of(0), 1e-12);
  }

  @Test
  void tracksNearTheSharedOneCountMore() {
    score(PLAIN.withReach(Decay.DIVIDED), 1);

    assertEquals(1, scores.of(0), 1e-12);
    assertEquals(1, scores.of(2), 1e-12);
    assertEquals(0.5, scores.of(6), 1e-12);
  }

  @Test
  void aTrackHeardTwiceCountsOnce() {
    Sessions twice = Heard.sessions(3, session(0, 1, 0, 1, 2));
    new SessionNeighbours(twice, PLAIN).score(Heard.prefix(0, 0), scores);

    assertEquals(1, scores.of(1), 1e-12);
    assertEquals(1, scores.of(2), 1e-12);
  }

  private void score(NeighbourOptions options, int... prefix) {
    new SessionNeighbours(sessions, options).score(Heard.prefix(prefix), scores);
  }
}
