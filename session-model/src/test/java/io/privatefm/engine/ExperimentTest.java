package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.bandit.PolicyKind;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static final int LISTENERS = 100_000;

  @Test
  void isReadFromItsText() {
    Experiment read = Experiment.parse("autumn: thompson 80, bold=thompson floor=0.2 20");
    assertEquals("autumn", read.name());
    assertEquals(
        new Experiment.Arm("thompson", PolicyKind.THOMPSON, null, null, 80), read.arms().get(0));
    assertEquals(
        new Experiment.Arm("bold", PolicyKind.THOMPSON, 0.2, null, 20), read.arms().get(1));
    assertEquals(0.2, read.assignment(1).share(), 1e-12);
  }

  @Test
  void whatIsWrongIsToldByItsRule() {
    assertWrong("must be like", "thompson 50, greedy 50");
    assertWrong("must be like", "a: thompson, greedy 50");
    assertWrong("must be like", "a: thompson x, greedy 50");
    assertWrong("must have at least two arms", "a: thompson 50");
    assertWrong("must be named apart", "a: thompson 50, thompson floor=0.1 50");
    assertWrong("must be one of uniform", "a: tomson 50, greedy 50");
    assertWrong("must be > 0: weight", "a: thompson 0, greedy 50");
    assertWrong("must be 0 to 1: floor", "a: thompson floor=2 1, greedy 50");
    assertWrong("must have at most 27 characters", "a-very-long-name: epsilon-greedy 1, greedy 1");
    assertWrong("must be letters", "a b: thompson 1, greedy 1");
  }

  private static void assertWrong(String rule, String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> Experiment.parse(text));
    assertTrue(String.valueOf(refused.getMessage()).startsWith(rule), refused.toString());
  }

  @Test
  void listenersAreSplitInProportion() {
    Experiment experiment = Experiment.parse("autumn: thompson 50, greedy 30, uniform 20");
    double[] shares = {0.5, 0.3, 0.2};
    for (String ids : new String[] {"%d", "listener-%08d", "u%d@example.org"}) {
      int[] counts = new int[3];
      for (int i = 0; i < LISTENERS; i++) {
        counts[experiment.armOf(ids.formatted(i))]++;
      }
      double chiSquare = 0;
      for (int arm = 0; arm < 3; arm++) {
        double expected = LISTENERS * shares[arm];
        chiSquare += (counts[arm] - expected) * (counts[arm] - expected) / expected;
      }
      assertTrue(chiSquare < 13.8, "above the 99.9 % quantile of 2 degrees: " + chiSquare);
    }
  }

  @Test
  void aListenerStaysInItsArm() {
    Experiment one = Experiment.parse("autumn: thompson 50, greedy 50");
    Experiment again = Experiment.parse("autumn: a=uniform 1, b=square-cb floor=0.1 1");
    for (int i = 0; i < 1_000; i++) {
      assertEquals(one.armOf("listener-" + i), again.armOf("listener-" + i));
    }
    assertEquals(1, one.armOf("ada"), "pinned: another hash would move everybody");
    assertEquals(1, one.armOf("lena"));
  }

  @Test
  void theArmInOneExperimentSaysNothingOfTheArmInAnother() {
    Experiment autumn = Experiment.parse("autumn: thompson 50, greedy 50");
    Experiment winter = Experiment.parse("winter: thompson 50, greedy 50");
    int[] counts = new int[4];
    for (int i = 0; i < LISTENERS; i++) {
      String listener = "listener-" + i;
      counts[2 * autumn.armOf(listener) + winter.armOf(listener)]++;
    }
    double chiSquare = 0;
    for (int cell : counts) {
      double expected = LISTENERS / 4.0;
      chiSquare += (cell - expected) * (cell - expected) / expected;
    }
    assertTrue(chiSquare < 16.3, "above the 99.9 % quantile of 3 degrees: " + chiSquare);
  }
}
