package io.privatefm.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterestsTest {
  private static final Geometry GEOMETRY = new Geometry(0, 0.5f, 0.9f);
  private static final long HOUR_MS = 3_600_000;

  private final Interests interests = new Interests(3, InterestOptions.SHORT_TERM);
  private long nowMs = 1_000;

  @AfterEach
  void whatMustAlwaysHoldHolds() {
    interests.check();
  }

  private static float[] unit(double x, double y, double z) {
    float[] vector = {(float) x, (float) y, (float) z};
    Vectors.normaliseInPlace(vector, 0, 3);
    return vector;
  }

  private void complete(float[] vector, int row) {
    interests.pull(vector, 0.5, row, Reward.COMPLETED, nowMs, GEOMETRY);
  }

  private void skip(float[] vector, int row) {
    interests.push(vector, 0.5, row, nowMs, GEOMETRY);
  }

  @Test
  void theFirstTrackOpensAnInterest() {
    complete(unit(1, 0, 0), 7);
    assertEquals(1, interests.count());
    assertEquals(1, interests.similarity(0, unit(1, 0, 0), 0), 1e-6);
    assertEquals(7, interests.feederRow(0, 0));
    assertEquals(Reward.COMPLETED, interests.feederAct(0, 0));
  }

  @Test
  void aNearTrackPullsTheInterest() {
    complete(unit(1, 0, 0), 1);
    complete(unit(1, 0.5, 0), 2);
    assertEquals(1, interests.count());
    assertTrue(interests.similarity(0, unit(1, 0.5, 0), 0) > 0.96);
    assertEquals(2, interests.feeders(0));
  }

  @Test
  void aFarTrackOpensANewOne() {
    complete(unit(1, 0, 0), 1);
    complete(unit(0, 1, 0), 2);
    assertEquals(2, interests.count());
  }

  @Test
  void interestsThatComeTogetherBecomeOne() {
    complete(unit(1, 0, 0), 1);
    complete(unit(0.4, 1, 0), 2);
    assertEquals(2, interests.count());
    for (int i = 0; i < 12; i++) {
      complete(unit(1, 0.75, 0), 3); // nearer to the second, and draws it over
    }
    for (int i = 0; i < 12; i++) {
      complete(unit(1, 0.4, 0), 4);
    }
    assertEquals(1, interests.count());
  }

  @Test
  void aHarderActWeighsMore() {
    interests.pull(unit(1, 0, 0), Reward.LIKED.value(), 1, Reward.LIKED, nowMs, GEOMETRY);
    complete(unit(0, 1, 0), 2);
    assertTrue(interests.share(0) > interests.share(1));
  }

  @Test
  void timeHalvesTheWeightAndAtLastForgets() {
    complete(unit(1, 0, 0), 1);
    float before = interests.weight(0);
    nowMs += InterestOptions.SHORT_TERM.halfLifeMs();
    skip(unit(0, 1, 0), 2); // far from it: only time passes
    assertEquals(before / 2, interests.weight(0), 1e-6);
    nowMs += 24 * HOUR_MS;
    skip(unit(0, 1, 0), 2);
    assertEquals(0, interests.count());
  }

  @Test
  void otherEventsFadeAnInterest() {
    complete(unit(1, 0, 0), 1);
    float before = interests.weight(0);
    complete(unit(0, 1, 0), 2);
    assertEquals(before * InterestOptions.SHORT_TERM.eventDecay(), interests.weight(0), 1e-6);
  }

  @Test
  void aRefusedTrackPushesANearInterestAway() {
    complete(unit(1, 0, 0), 1);
    float weight = interests.weight(0);
    float[] refused = unit(1, 0.6, 0);
    float similarity = interests.similarity(0, refused, 0);
    skip(refused, 2);
    assertTrue(interests.weight(0) < weight);
    assertTrue(interests.similarity(0, refused, 0) < similarity);
  }

  @Test
  void aRefusedTrackLeavesFarInterestsAlone() {
    complete(unit(1, 0, 0), 1);
    float weight = interests.weight(0);
    skip(unit(0, 1, 0), 2);
    assertEquals(weight, interests.weight(0));
  }

  @Test
  void theirNumberIsBounded() {
    Interests many = new Interests(16, InterestOptions.SHORT_TERM);
    for (int i = 0; i < 16; i++) {
      float[] vector = new float[16];
      vector[i] = 1;
      many.pull(vector, 0.5, i, Reward.COMPLETED, nowMs, GEOMETRY);
      many.check();
    }
    assertEquals(InterestOptions.SHORT_TERM.capacity(), many.count());
    float[] newest = new float[16];
    newest[15] = 1;
    assertEquals(1, many.similarity(many.nearest(newest, 0), newest, 0), 1e-6);
  }

  @Test
  void aSessionStartsWithTheLastingInterests() {
    Interests lasting = new Interests(3, InterestOptions.LONG_TERM);
    for (int i = 0; i < 20; i++) {
      lasting.pull(unit(0, 0, 1), 0.5, 4, Reward.COMPLETED, nowMs, GEOMETRY);
    }
    complete(unit(1, 0, 0), 1);
    interests.seedSession(lasting, nowMs);
    assertEquals(1, interests.count());
    assertEquals(1, interests.weight(0), 1e-6);
    assertEquals(4, interests.feederRow(0, 0));
  }

  @Test
  void aTrackWithoutDirectionBreaksNothing() {
    complete(unit(1, 0, 0), 1);
    skip(unit(1, 0, 0), 1);
    assertFalse(Float.isNaN(interests.count() == 0 ? 0 : interests.weight(0)));
  }
}
