package io.privatefm.rank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankerTest {
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
      ranker.observe(packed, 0, Math.clamp(reward + 0.2 * random.nextGaussian(), -1, 1));
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
    ranker.observe(packed, 0, 0.5);
    assertTrue(ranker.deviation(x, 0) < before);
  }

  @Test
  void drawsScatterAroundTheScoreAsItsDeviationSays() {
    Ranker ranker = new Ranker();
    for (int i = 0; i < 50; i++) {
      ranker.observe(packed, 0, arm());
    }
    arm();
    double[] weights = new double[Features.DIMENSION];
    double sum = 0;
    double squares = 0;
    int draws = 20_000;
    for (int i = 0; i < draws; i++) {
      ranker.drawWeights(random, 1, weights);
      double off = Ranker.dot(weights, x, 0) - ranker.score(x, 0);
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
      (i % 3 == 0 ? one : other).observe(packed, 0, reward);
      alone.observe(packed, 0, reward);
      if (i % 7 == 0) {
        one.correct(packed, 0, 0.125);
        alone.correct(packed, 0, 0.125);
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
      ranker.observe(packed, 0, 1);
    }
    assertEquals(1, ranker.score(x, 0), 1e-3);
    assertTrue(ranker.deviation(x, 0) < 1e-3);
    arm();
    assertTrue(Double.isFinite(ranker.score(x, 0)) && ranker.deviation(x, 0) > 0);
  }

  @Test
  void aSavedModelIsTheSameModel() {
    Ranker ranker = new Ranker();
    ranker.observe(packed, 0, arm());
    Ranker loaded = Ranker.read(ranker.save());
    assertEquals(ranker.score(x, 0), loaded.score(x, 0));
    assertEquals(1, loaded.version());
    assertTrue(loaded.takeDelta().isEmpty());
  }

  @Test
  void bytesThatAreNoModelAreRefused() {
    Ranker ranker = new Ranker();
    byte[] half = java.util.Arrays.copyOf(ranker.save(), 100);
    var cut = assertThrows(IllegalArgumentException.class, () -> Ranker.read(half));
    assertEquals("model ends early: bytes=100", cut.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Ranker.read(new byte[100]));
  }

  @Test
  void aRewardBeyondAllBoundsIsAProgrammersError() {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> new Ranker().observe(packed, 0, Double.NaN));
    assertEquals("must be -2 to 2: reward=NaN", refused.getMessage());
  }
}
