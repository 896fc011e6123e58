package io.privatefm.bandit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.rank.Features;
import io.privatefm.rank.Ranker;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How often an arm is drawn is what its propensity tells. */
class PropensityTest {
  private static final int ARMS = 12;
  private static final int DRAWS = 60_000;
  private static final long SEED = 5;

  private final Random random = new Random(SEED);
  private static final Shares NONE = new Shares();

  private final Arms arms = arms();
  private final Draw draw = new Draw();

  private Arms arms() {
    Ranker ranker = new Ranker();
    byte[] packed = new byte[Features.PACKED_BYTES];
    for (int i = 0; i < 60; i++) {
      random.nextBytes(packed);
      ranker.observe(packed, 0, packed[1] / 256.0, 0);
    }
    Arms made = new Arms(ranker);
    for (int arm = 0; arm < ARMS; arm++) {
      random.nextBytes(packed);
      System.arraycopy(packed, 0, made.packed(), made.add(), packed.length);
    }
    made.score();
    return made;
  }

  @ParameterizedTest
  @EnumSource(PolicyKind.class)
  void frequencyIsTheToldPropensity(PolicyKind kind) {
    Policy policy = Policy.of(kind);
    double[] frequency = new double[ARMS];
    double[] told = new double[ARMS];
    for (int i = 0; i < DRAWS; i++) {
      draw.draw(policy, arms, 1, 0.05, NONE, random);
      frequency[draw.arm()] += 1.0 / DRAWS;
      assertEquals(draw.probability(draw.arm()), draw.propensity());
      for (int arm = 0; arm < ARMS; arm++) {
        told[arm] += draw.probability(arm) / DRAWS;
      }
    }
    for (int arm = 0; arm < ARMS; arm++) {
      double p = told[arm];
      double bound = 5 * Math.sqrt(p * (1 - p) / DRAWS) + 1e-9;
      assertEquals(p, frequency[arm], bound, kind + " arm=" + arm + " seed=" + SEED);
    }
  }

  @ParameterizedTest
  @EnumSource(PolicyKind.class)
  void weighingByThePropensityCountsEveryArmOnce(PolicyKind kind) {
    Policy policy = Policy.of(kind);
    double[] weighed = new double[ARMS];
    double[] squares = new double[ARMS];
    for (int i = 0; i < DRAWS; i++) {
      draw.draw(policy, arms, 1, 0.2, NONE, random);
      double weight = 1 / draw.propensity();
      weighed[draw.arm()] += weight / DRAWS;
      squares[draw.arm()] += weight * weight / DRAWS;
    }
    for (int arm = 0; arm < ARMS; arm++) {
      double bound = 5 * Math.sqrt(squares[arm] / DRAWS);
      assertEquals(1, weighed[arm], bound, kind + " arm=" + arm + " seed=" + SEED);
    }
  }

  @ParameterizedTest
  @EnumSource(PolicyKind.class)
  void underARicherModelFrequencyIsTheToldPropensityToo(PolicyKind kind) {
    arms.expect(random.doubles(ARMS, -0.1, 0.1).toArray());
    frequencyIsTheToldPropensity(kind);
  }

  @ParameterizedTest
  @EnumSource(
      value = PolicyKind.class,
      names = {"UNIFORM", "EPSILON_GREEDY"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatARicherModelExpectsMostOfByFarIsDrawn(PolicyKind kind) {
    double[] expected = new double[ARMS];
    for (int best = 0; best < ARMS; best++) {
      expected[best] = 1_000_000;
      arms.score();
      arms.expect(expected);
      draw.draw(Policy.of(kind), arms, 1, 0, NONE, random);
      assertEquals(best, draw.arm());
      assertEquals(1, draw.propensity(), 1e-6);
      expected[best] = 0;
    }
  }

  @ParameterizedTest
  @EnumSource(PolicyKind.class)
  void noArmFallsBelowTheFloorAndTogetherTheyAreOne(PolicyKind kind) {
    draw.draw(Policy.of(kind), arms, 1, 0.05, NONE, random);
    double sum = 0;
    for (int arm = 0; arm < ARMS; arm++) {
      assertTrue(draw.probability(arm) >= 0.05 / ARMS - 1e-12, kind + " arm=" + arm);
      sum += draw.probability(arm);
    }
    assertEquals(1, sum, 1e-9);
  }

  @ParameterizedTest
  @EnumSource(PolicyKind.class)
  void classesOfArmsGetTheirLeastShareAndTogetherAllAreOne(PolicyKind kind) {
    for (int round = 0; round < 200; round++) {
      double one = random.nextDouble() * 0.6;
      double other = random.nextDouble() * 0.4;
      Shares shares = new Shares(one, other);
      int[] classes = random.ints(ARMS, 0, 4).toArray();
      for (int arm = 0; arm < ARMS; arm++) {
        shares.put(arm, classes[arm]);
      }
      draw.draw(Policy.of(kind), arms, 1, 0.02, shares, random);
      double[] of = new double[4];
      for (int arm = 0; arm < ARMS; arm++) {
        of[classes[arm]] += draw.probability(arm);
      }
      assertEquals(1, Arrays.stream(of).sum(), 1e-9);
      boolean hasOne = Arrays.stream(classes).anyMatch(c -> (c & 1) != 0);
      boolean hasOther = Arrays.stream(classes).anyMatch(c -> (c & 2) != 0);
      assertTrue(!hasOne || of[1] + of[3] >= one - 1e-9, kind + " round " + round);
      assertTrue(!hasOther || of[2] + of[3] >= other - 1e-9, kind + " round " + round);
      assertEquals(draw.probability(draw.arm()), draw.propensity(), 1e-12);
    }
  }

  @ParameterizedTest
  @EnumSource(PolicyKind.class)
  void aShareThatThePolicyGivesAnywayChangesNothing(PolicyKind kind) {
    Shares shares = new Shares(0.5);
    for (int arm = 0; arm < ARMS; arm++) {
      shares.put(arm, 1);
    }
    draw.draw(Policy.of(kind), arms, 1, 0, shares, new Random(5));
    int arm = draw.arm();
    double propensity = draw.propensity();
    draw.draw(Policy.of(kind), arms, 1, 0, NONE, new Random(5));
    assertEquals(arm, draw.arm());
    assertEquals(propensity, draw.propensity(), 1e-12);
  }

  @ParameterizedTest
  @EnumSource(
      value = PolicyKind.class,
      names = {"UNIFORM", "EPSILON_GREEDY"},
      mode = EnumSource.Mode.EXCLUDE)
  void anArmThatARuleLowersByFarIsDrawnNoMore(PolicyKind kind) {
    for (int arm = 0; arm < ARMS; arm++) {
      arms.lower(arm, arm == 3 ? 0 : 1_000_000);
    }
    draw.draw(Policy.of(kind), arms, 1, 0, NONE, random);
    assertEquals(3, draw.arm());
    assertEquals(1, draw.propensity(), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"EPSILON_GREEDY", "THOMPSON", "SQUARE_CB"})
  void moreAppetiteExploresMore(PolicyKind kind) {
    assertTrue(explored(kind, 3) > explored(kind, 0.3), kind::toString);
  }

  private double explored(PolicyKind kind, double appetite) {
    Policy policy = Policy.of(kind);
    int explored = 0;
    for (int i = 0; i < 5_000; i++) {
      draw.draw(policy, arms, appetite, 0, NONE, random);
      explored += draw.explored() ? 1 : 0;
    }
    return explored / 5_000.0;
  }
}
