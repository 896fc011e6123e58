package io.privatefm.bandit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.rank.Features;
import io.privatefm.rank.Ranker;
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
  private final Arms arms = arms();
  private final Draw draw = new Draw();

  private Arms arms() {
    Ranker ranker = new Ranker();
    byte[] packed = new byte[Features.PACKED_BYTES];
    for (int i = 0; i < 60; i++) {
      random.nextBytes(packed);
      ranker.observe(packed, 0, packed[1] / 256.0);
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
      draw.draw(policy, arms, 1, 0.05, random);
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
      draw.draw(policy, arms, 1, 0.2, random);
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
      draw.draw(Policy.of(kind), arms, 1, 0, random);
      assertEquals(best, draw.arm());
      assertEquals(1, draw.propensity(), 1e-6);
      expected[best] = 0;
    }
  }

  @ParameterizedTest
  @EnumSource(PolicyKind.class)
  void noArmFallsBelowTheFloorAndTogetherTheyAreOne(PolicyKind kind) {
    draw.draw(Policy.of(kind), arms, 1, 0.05, random);
    double sum = 0;
    for (int arm = 0; arm < ARMS; arm++) {
      assertTrue(draw.probability(arm) >= 0.05 / ARMS - 1e-12, kind + " arm=" + arm);
      sum += draw.probability(arm);
    }
    assertEquals(1, sum, 1e-9);
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
      draw.draw(policy, arms, appetite, 0, random);
      explored += draw.explored() ? 1 : 0;
    }
    return explored / 5_000.0;
  }
}
