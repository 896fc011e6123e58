package io.privatefm.rank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReputationTest {
  private static final int ROWS = 2_000;
  private static final long DAY_MS = 86_400_000L;
  private static final long START_MS = 20_000 * DAY_MS;
  private static final long HALF_LIFE_MS = Reputation.HALF_LIFE_DAYS * DAY_MS;

  private final Random random = new Random(5);

  private static String id(int row) {
    return "t-" + row;
  }

  private static int row(String id) {
    return Integer.parseInt(id.substring(2));
  }

  private static byte[] bytes(Reputation reputation) {
    return reputation.all(ReputationTest::id).save();
  }

  private static void exchange(Reputation one, Reputation other) {
    ReputationDelta fromOne = one.takeDelta(ReputationTest::id);
    ReputationDelta fromOther = other.takeDelta(ReputationTest::id);
    one.absorb(fromOther, ReputationTest::row);
    other.absorb(fromOne, ReputationTest::row);
    assertTrue(one.takeDelta(ReputationTest::id).isEmpty(), "what was absorbed is not told again");
    assertTrue(other.takeDelta(ReputationTest::id).isEmpty());
  }

  @Test
  void whatNobodyJudgedHasNoneAndPraiseAndBlameAreToldApart() {
    Reputation reputation = new Reputation(ROWS);
    for (int i = 0; i < 200; i++) {
      reputation.observe(1, 0.5, START_MS);
      reputation.observe(2, -0.5, START_MS);
    }
    assertEquals(0, reputation.of(0));
    assertEquals(0.5, reputation.of(1), 0.05);
    assertEquals(-0.5, reputation.of(2), 0.05);
    assertEquals(200, reputation.judgements(1));
  }

  @Test
  void fewJudgementsSayLittleAndManySayTheirMean() {
    double before = 0;
    for (int count : new int[] {1, 10, 100, 10_000}) {
      Reputation reputation = new Reputation(ROWS);
      for (int i = 0; i < count; i++) {
        reputation.observe(1, 1, START_MS);
        reputation.observe(2, -1, START_MS);
      }
      assertEquals(count / (count + Reputation.PRIOR), reputation.of(1), 1e-9);
      assertTrue(reputation.of(1) > before);
      before = reputation.of(1);
    }
  }

  @Test
  void whereAllTracksFareAlikeNoneStandsOut() {
    Reputation reputation = new Reputation(ROWS);
    for (int i = 0; i < 20_000; i++) {
      reputation.observe(i % 20, -0.5, START_MS);
    }
    for (int row = 0; row < 20; row++) {
      assertEquals(0, reputation.of(row), 0.001);
    }
  }

  @Test
  void aCorrectionIsNoSecondJudgement() {
    Reputation one = new Reputation(ROWS);
    Reputation other = new Reputation(ROWS);
    one.observe(7, 0.5, START_MS);
    one.correct(7, 0.5, START_MS);
    other.observe(7, 1, START_MS);
    assertArrayEquals(bytes(other), bytes(one));
  }

  @Test
  void aJudgementCountsHalfAfterAHalfLife() {
    Reputation reputation = new Reputation(ROWS);
    for (int i = 0; i < 64; i++) {
      reputation.observe(1, 1, START_MS);
    }
    for (int lives = 1; lives < 40; lives++) {
      reputation.observe(2, -1, START_MS + lives * HALF_LIFE_MS);
      assertEquals(Math.scalb(64.0, -lives), reputation.judgements(1), 0.01, "lives=" + lives);
    }
    assertTrue(reputation.judgements(2) < 2.01, "1 + 1/2 + 1/4 …");
  }

  @Test
  void reputationsThatExchangeWhatTheyLearnedAgreeToTheBitInWhateverOrder() {
    Reputation one = new Reputation(ROWS);
    Reputation other = new Reputation(ROWS);
    Reputation alone = new Reputation(ROWS);
    for (int i = 0; i < 20_000; i++) {
      int row = random.nextInt(ROWS);
      double reward = random.nextInt(-100, 101) / 100.0;
      long atMs = START_MS + random.nextLong(6 * HALF_LIFE_MS);
      (random.nextBoolean() ? one : other).observe(row, reward, atMs);
      alone.observe(row, reward, atMs);
      if (i % 997 == 0) {
        exchange(one, other);
      }
    }
    exchange(one, other);
    assertArrayEquals(bytes(alone), bytes(one));
    assertArrayEquals(bytes(alone), bytes(other));
    for (int row = 0; row < ROWS; row++) {
      assertEquals(one.of(row), other.of(row));
    }
  }

  @Test
  void whatIsSavedComesBackAndIsNotToldAgain() {
    Reputation reputation = new Reputation(ROWS);
    for (int i = 0; i < 3_000; i++) {
      reputation.observe(random.nextInt(ROWS), random.nextDouble(-1, 1), START_MS + i * DAY_MS);
    }
    Reputation loaded = new Reputation(ROWS);
    loaded.observe(3, 1, START_MS); // dropped
    loaded.become(ReputationDelta.of(bytes(reputation)), ReputationTest::row);
    assertArrayEquals(bytes(reputation), bytes(loaded));
    assertEquals(reputation.of(3), loaded.of(3));
    assertTrue(loaded.takeDelta(ReputationTest::id).isEmpty());
  }

  @Test
  void overAnotherCatalogueTracksKeepTheirsAndWhatIsNotToldIsToldOnce() {
    Reputation before = new Reputation(ROWS);
    Reputation elsewhere = new Reputation(ROWS);
    for (int i = 0; i < 500; i++) {
      before.observe(i, random.nextDouble(-1, 1), START_MS);
    }
    elsewhere.absorb(before.takeDelta(ReputationTest::id), ReputationTest::row);
    before.observe(150, 1, START_MS);
    Reputation after = new Reputation(400);
    after.become(before, ReputationTest::id, id -> row(id) < 100 ? -1 : row(id) - 100);
    assertEquals(2, after.judgements(50));
    assertEquals(400, after.all(ReputationTest::id).size(), "the first hundred are gone");
    elsewhere.absorb(after.takeDelta(row -> id(row + 100)), ReputationTest::row);
    assertArrayEquals(bytes(before), bytes(elsewhere));
    assertTrue(after.takeDelta(ReputationTest::id).isEmpty());
  }

  @Test
  void ofTooManyTracksThoseThatWereJudgedMostAreSaved() {
    int rows = Reputation.MOST_SAVED + 50_000;
    Reputation reputation = new Reputation(rows);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < (row < 50_000 ? 2 : 1); i++) {
        reputation.observe(row, 0.5, START_MS);
      }
    }
    ReputationDelta saved = reputation.all(ReputationTest::id);
    assertEquals(50_000, saved.size());
    assertEquals("t-49999", saved.id(saved.size() - 1));
  }

  @Test
  void aRowOfNoCatalogueTeachesNothing() {
    Reputation reputation = new Reputation(ROWS);
    reputation.observe(-1, 1, START_MS);
    assertTrue(reputation.takeDelta(ReputationTest::id).isEmpty());
  }

  @Test
  void bytesThatAreNoReputationAreRefused() {
    Reputation reputation = new Reputation(ROWS);
    reputation.observe(1, 1, START_MS);
    byte[] saved = bytes(reputation);
    for (int length = 0; length < saved.length; length++) {
      byte[] cut = Arrays.copyOf(saved, length);
      assertThrows(IllegalArgumentException.class, () -> ReputationDelta.of(cut));
    }
    byte[] many = saved.clone();
    many[20] = 0x7F; // the number of tracks
    var refused = assertThrows(IllegalArgumentException.class, () -> ReputationDelta.of(many));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("must be fewer tracks than bytes"));
  }
}
