package io.privatefm.rank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The other way for a ranker to learn, by the same face. */
class FtrlTest {
  private static final int D = Features.DIMENSION;
  private static final long NOW_MS = 1_795_300_000_000L;

  private final Random random = new Random(3);
  private final byte[] packed = new byte[Features.PACKED_BYTES];
  private final double[] x = new double[D];

  private static Ranker ranker(String steps) {
    return new Ranker(Prior.learning("ftrl " + steps));
  }

  /** An arm by chance. */
  private void arm() {
    random.nextBytes(packed);
    packed[0] &= 0x7F;
    for (int i = 1; i < packed.length; i++) {
      packed[i] = (byte) Math.max(-Features.SCALE, packed[i]);
    }
    Features.unpack(packed, 0, x, 0);
  }

  @Test
  void beforeAnythingWasSeenItIsThePrior() {
    Ranker ranker = ranker("alpha=16");
    Ranker usual = new Ranker();
    for (int i = 0; i < 50; i++) {
      arm();
      assertEquals(usual.score(x, 0), ranker.score(x, 0), 1e-12);
      assertEquals(usual.deviation(x, 0), ranker.deviation(x, 0), 1e-9);
    }
  }

  /** Algorithm 1 of the paper, written out, with the weights counted from the prior. */
  @Test
  void eachStepIsThatOfThePaper() {
    double alpha = 8;
    double beta = 2;
    double l1 = 0.3;
    double l2 = 0.5;
    Prior prior = Prior.BY_HAND;
    Ranker ranker = ranker("alpha=8 beta=2 l1=0.3 l2=0.5");
    double[] z = new double[D];
    double[] n = new double[D];
    double[] w = new double[D]; // beyond the prior, in deviations of it
    for (int round = 0; round < 300; round++) {
      arm();
      double reward = 2 * random.nextDouble() - 1;
      double predicted = 0;
      for (int i = 0; i < D; i++) {
        double held = 1 / prior.precision(i);
        double beyond = Math.abs(z[i]) <= l1 ? 0 : z[i] - Math.signum(z[i]) * l1;
        w[i] = -beyond / ((beta + Math.sqrt(n[i])) / alpha + l2);
        predicted += (prior.mean(i) + held * w[i]) * x[i];
      }
      assertEquals(predicted, ranker.score(x, 0), 1e-9, "round " + round);
      for (int i = 0; i < D; i++) {
        double g = (predicted - reward) * x[i];
        double sigma = (Math.sqrt(n[i] + g * g) - Math.sqrt(n[i])) / alpha;
        z[i] += g - sigma * w[i];
        n[i] += g * g;
      }
      ranker.observe(packed, 0, reward, NOW_MS);
    }
  }

  @Test
  void itLearnsWhatRewardsGoBy() {
    Ranker ranker = ranker("alpha=64");
    double before = miss(ranker);
    for (int i = 0; i < 20_000; i++) {
      arm();
      ranker.observe(packed, 0, reward(), NOW_MS);
    }
    double after = miss(ranker);
    assertTrue(after < 0.1 * before && after < 0.06, before + " and then " + after);
  }

  private double reward() {
    double noise = 0.2 * (random.nextDouble() - 0.5);
    return Math.clamp(0.3 * x[9] - 0.2 * x[11] + 0.1 + noise, -1, 1);
  }

  private double miss(Ranker ranker) {
    double sum = 0;
    for (int i = 0; i < 500; i++) {
      arm();
      sum += Math.abs(ranker.score(x, 0) - (0.3 * x[9] - 0.2 * x[11] + 0.1));
    }
    return sum / 500;
  }

  @Test
  void overMillionsOfArmsOfAnyKindAllStaysFinite() {
    for (String steps :
        new String[] {"alpha=1000 beta=0.001 l2=0", "alpha=0.01", "alpha=16 l1=2"}) {
      Ranker ranker = ranker(steps);
      for (int i = 0; i < 1_000_000; i++) {
        if (i % 7 == 0) {
          arm();
        }
        double reward =
            i / 250_000 % 2 == 0 ? 1 : -1; // turns over after every quarter of a million
        ranker.observe(packed, 0, reward, NOW_MS);
        ranker.correct(packed, 0, reward, reward / 2, NOW_MS);
      }
      double[] drawn = new double[D];
      ranker.drawWeights(random, 1, drawn);
      for (int i = 0; i < D; i++) {
        assertTrue(Double.isFinite(ranker.weight(i)) && Double.isFinite(drawn[i]), steps);
        assertTrue(Math.abs(ranker.weight(i)) < 1_000, steps + ": " + ranker.weight(i));
      }
      arm();
      assertTrue(ranker.deviation(x, 0) >= 0 && Double.isFinite(ranker.score(x, 0)));
      assertEquals(1_000_000, ranker.version());
    }
  }

  @Test
  void aFeatureThatNeverOccursKeepsItsWeightAndAllItsDoubt() {
    Ranker ranker = ranker("alpha=16");
    Ranker usual = new Ranker();
    double[] foretold = new double[D];
    foretold[Features.unpacked(Features.FORETOLD)] = 1;
    for (int i = 0; i < 2_000; i++) {
      arm();
      packed[1 + Features.FORETOLD] = 0;
      ranker.observe(packed, 0, 0.5, NOW_MS);
    }
    assertEquals(usual.score(foretold, 0), ranker.score(foretold, 0), 1e-12);
    assertEquals(usual.deviation(foretold, 0), ranker.deviation(foretold, 0), 1e-9);
    double[] bias = new double[D];
    bias[0] = 1;
    assertTrue(ranker.deviation(bias, 0) < usual.deviation(bias, 0));
  }

  @Test
  void drawsScatterAsItsDeviationSays() {
    Ranker ranker = ranker("alpha=16");
    for (int i = 0; i < 500; i++) {
      arm();
      ranker.observe(packed, 0, reward(), NOW_MS);
    }
    arm();
    double[] drawn = new double[D];
    double squares = 0;
    for (int i = 0; i < 20_000; i++) {
      ranker.drawWeights(random, 1, drawn);
      squares += Math.pow(Posterior.dot(drawn, x, 0) - ranker.score(x, 0), 2);
    }
    assertEquals(
        ranker.deviation(x, 0), Math.sqrt(squares / 20_000), 0.03 * ranker.deviation(x, 0));
  }

  @Test
  void itsBytesComeBackAndTheUsualRankerReadsThemToo() {
    Ranker ranker = ranker("alpha=16");
    for (int i = 0; i < 500; i++) {
      arm();
      ranker.observe(packed, 0, reward(), NOW_MS);
    }
    Ranker again = ranker("alpha=16");
    again.become(Ranker.read(ranker.save()));
    Ranker usual = new Ranker();
    usual.become(Ranker.read(ranker.save()));
    arm();
    assertEquals(ranker.score(x, 0), again.score(x, 0));
    assertArrayEquals(ranker.save(), again.save());
    assertEquals(500, usual.version());
  }

  @Test
  void aLearnerThatIsNoneIsRefusedByName() {
    String rule =
        "must be \"bayes deviation=N\" or \"ftrl alpha=N beta=N l1=N l2=N\", any of them: learner=";
    Map<String, String> wrong =
        new TreeMap<>(
            Map.of(
                "sgd", rule + "sgd",
                "ftrl deviation=2", rule + "ftrl deviation=2",
                "ftrl alpha", rule + "ftrl alpha",
                "ftrl alpha=x", "must be a number: alpha=x",
                "ftrl alpha=0", "must be > 0 and finite: alpha=0.0",
                "ftrl l1=-1", "must be >= 0 and finite: l1=-1.0",
                "bayes deviation=0", "must be > 0 and finite: deviation=0.0"));
    wrong.forEach(
        (text, message) ->
            assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Prior.learning(text))
                    .getMessage()));
  }
}
