package io.privatefm.rank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankerTest {
  private static final long DAY_MS = 86_400_000L;
  private static final long NOW_MS = 20_000 * DAY_MS;

  private final Random random = new Random(9);
  private final byte[] packed = new byte[Features.PACKED_BYTES];
  private final double[] x = new double[Features.DIMENSION];

  /** A random arm whose true reward is 0.6 × popularity − 0.3 × long-term. */
  private double arm() {
    random.nextBytes(packed);
    for (int i = 1; i < packed.length; i++) {
      packed[i] = (byte) Math.max(-127, packed[i]);
    }
    Features.unpack(packed, 0, x, 0);
    int numbers = 1 + Features.CHANNELS;
    return 0.6 * x[numbers + Features.POPULARITY] - 0.3 * x[numbers + Features.LONG_TERM];
  }

  @Test
  void findsTheWeightsThatMadeTheRewards() {
    Ranker ranker = new Ranker();
    for (int i = 0; i < 50_000; i++) {
      double reward = arm();
      ranker.observe(packed, 0, Math.clamp(reward + 0.2 * random.nextGaussian(), -1, 1), NOW_MS);
    }
    for (int i = 0; i < 100; i++) {
      double reward = arm();
      assertEquals(reward, ranker.score(x, 0), 0.05);
      assertTrue(ranker.deviation(x, 0) < 0.1);
    }
  }

  @Test
  void knowsLessOfWhatItHasNotSeen() {
    Ranker ranker = new Ranker();
    arm();
    double before = ranker.deviation(x, 0);
    ranker.observe(packed, 0, 0.5, NOW_MS);
    assertTrue(ranker.deviation(x, 0) < before);
  }

  @Test
  void drawsScatterAroundTheScoreAsItsDeviationSays() {
    Ranker ranker = new Ranker();
    for (int i = 0; i < 50; i++) {
      ranker.observe(packed, 0, arm(), NOW_MS);
    }
    arm();
    double[] weights = new double[Features.DIMENSION];
    double sum = 0;
    double squares = 0;
    int draws = 20_000;
    for (int i = 0; i < draws; i++) {
      ranker.drawWeights(random, 1, weights);
      double off = Posterior.dot(weights, x, 0) - ranker.score(x, 0);
      sum += off;
      squares += off * off;
    }
    double deviation = ranker.deviation(x, 0);
    assertEquals(0, sum / draws, 5 * deviation / Math.sqrt(draws));
    assertEquals(1, Math.sqrt(squares / draws) / deviation, 0.03);
  }

  @Test
  void rankersThatExchangeWhatTheyLearnedAgreeToTheBit() {
    Ranker one = new Ranker();
    Ranker other = new Ranker();
    Ranker alone = new Ranker();
    for (int i = 0; i < 300; i++) {
      double reward = arm();
      (i % 3 == 0 ? one : other).observe(packed, 0, reward, NOW_MS);
      alone.observe(packed, 0, reward, NOW_MS);
      if (i % 7 == 0) {
        one.correct(packed, 0, reward, reward / 2, NOW_MS);
        alone.correct(packed, 0, reward, reward / 2, NOW_MS);
      }
      if (i % 50 == 0) {
        exchange(one, other);
      }
    }
    exchange(one, other);
    assertArrayEquals(alone.save(), one.save());
    assertArrayEquals(alone.save(), other.save());
  }

  private static void exchange(Ranker one, Ranker other) {
    LearnedDelta fromOne = one.takeDelta();
    LearnedDelta fromOther = other.takeDelta();
    one.absorb(fromOther);
    other.absorb(fromOne);
    assertTrue(one.takeDelta().isEmpty(), "what was absorbed is not told again");
    assertTrue(other.takeDelta().isEmpty());
  }

  @Test
  void staysSoundOverMillionsOfTheSameUpdate() {
    Ranker ranker = new Ranker();
    arm();
    for (int i = 0; i < 3_000_000; i++) {
      ranker.observe(packed, 0, 1, NOW_MS);
    }
    assertEquals(1, ranker.score(x, 0), 1e-3);
    assertTrue(ranker.deviation(x, 0) < 1e-3);
    arm();
    assertTrue(Double.isFinite(ranker.score(x, 0)) && ranker.deviation(x, 0) > 0);
  }

  /** The bias alone. */
  private void nothing() {
    Arrays.fill(packed, (byte) 0);
    Features.unpack(packed, 0, x, 0);
  }

  @Test
  void rewardsThatScatterLittleAreBelievedSooner() {
    Ranker quiet = new Ranker();
    Ranker loud = new Ranker();
    nothing();
    for (int i = 0; i < 2_000; i++) {
      quiet.observe(packed, 0, i % 2 == 0 ? 0.1 : 0, NOW_MS);
      loud.observe(packed, 0, i % 2 == 0 ? 1 : -0.9, NOW_MS);
    }
    assertEquals(0.05, quiet.score(x, 0), 0.01);
    assertEquals(0.05, loud.score(x, 0), 0.01);
    assertTrue(quiet.deviation(x, 0) < 0.5 * loud.deviation(x, 0));
  }

  @Test
  void aCorrectedRewardScattersAsIfItHadBeenTheFirst() {
    Ranker corrected = new Ranker();
    Ranker at = new Ranker();
    for (int i = 0; i < 500; i++) {
      double reward = arm();
      corrected.observe(packed, 0, -0.5, NOW_MS);
      corrected.correct(packed, 0, -0.5, reward, NOW_MS);
      at.observe(packed, 0, reward, NOW_MS);
    }
    assertArrayEquals(at.save(), corrected.save());
  }

  @Test
  void whatWasSeenAHalfLifeAgoCountsHalf() {
    for (int lives : new int[] {1, 2, 3, 7}) {
      Ranker ranker = new Ranker();
      nothing();
      long lifeMs = Ranker.HALF_LIFE_DAYS * DAY_MS;
      long startMs = NOW_MS / lifeMs * lifeMs;
      for (int i = 0; i < 100_000; i++) {
        ranker.observe(packed, 0, 0.5, startMs);
      }
      assertEquals(0.5, ranker.score(x, 0), 1e-3);
      for (int i = 0; i < 100_000; i++) {
        ranker.observe(packed, 0, -0.5, startMs + lives * lifeMs);
      }
      double old = Math.pow(0.5, lives);
      assertEquals(0.5 * (old - 1) / (old + 1), ranker.score(x, 0), 1e-3, lives + " half-lives");
      assertEquals(200_000, ranker.version());
    }
  }

  @Test
  void rankersThatExchangeOverTheYearsAgreeToAUnitOfEachSum() {
    Ranker one = new Ranker();
    Ranker other = new Ranker();
    Ranker alone = new Ranker();
    for (int day = 0; day < 2_000; day++) {
      long atMs = NOW_MS + day * DAY_MS;
      double reward = arm();
      (day % 3 == 0 ? one : other).observe(packed, 0, reward, atMs);
      alone.observe(packed, 0, reward, atMs);
      if (day % 50 == 0) {
        exchange(one, other);
      }
    }
    exchange(one, other);
    arm();
    assertEquals(alone.score(x, 0), one.score(x, 0), 1e-3);
    assertEquals(one.score(x, 0), other.score(x, 0), 1e-3);
    assertEquals(alone.version(), other.version());
  }

  @Test
  void aModelOfTheFormWithoutAgesIsReadAsOfBefore() throws IOException {
    Ranker ranker = new Ranker();
    for (int i = 0; i < 500; i++) {
      ranker.observe(packed, 0, arm(), NOW_MS);
    }
    ByteBuffer saved = ByteBuffer.wrap(ranker.save());
    int sums = 2 * Integer.BYTES + 5 * Long.BYTES;
    ByteBuffer older = ByteBuffer.allocate(saved.capacity() - 4 * Long.BYTES);
    older.putInt(0x464D5231).putInt(Features.DIMENSION).putLong(500);
    older.put(saved.array(), sums, saved.capacity() - sums);
    Ranker read = Ranker.read(older.array());

    arm();
    assertEquals(500, read.version());

    assertEquals(ranker.score(x, 0), read.score(x, 0), 0.1, "how rewards scattered was not kept");
    read.observe(packed, 0, 0.5, NOW_MS);
    assertEquals(501, Ranker.read(read.save()).version());
  }

  @Test
  void aSavedModelIsTheSameModel() {
    Ranker ranker = new Ranker();
    ranker.observe(packed, 0, arm(), NOW_MS);
    Ranker loaded = Ranker.read(ranker.save());
    assertEquals(ranker.score(x, 0), loaded.score(x, 0));
    assertEquals(1, loaded.version());
    assertTrue(loaded.takeDelta().isEmpty());
  }

  @Test
  void bytesThatAreNoModelAreRefused() {
    Ranker ranker = new Ranker();
    byte[] half = Arrays.copyOf(ranker.save(), 100);
    var cut = assertThrows(IllegalArgumentException.class, () -> Ranker.read(half));
    assertEquals("model ends early: bytes=100", cut.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Ranker.read(new byte[100]));
  }

  @Test
  void aRewardBeyondAllBoundsIsAProgrammersError() {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Ranker().observe(packed, 0, Double.NaN, NOW_MS));
    assertEquals("must be -1 to 1: reward=NaN", refused.getMessage());
  }
}
