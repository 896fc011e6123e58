package io.privatefm.evaluate.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.evaluate.report.Interval;
import io.privatefm.station.Assignment;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExperimentReportTest {
  private static final Assignment USUAL = new Assignment("autumn", "usual", 0.5);
  private static final Assignment BOLD = new Assignment("autumn", "bold", 0.5);
  private static final Bootstrap BOOTSTRAP = new Bootstrap(200, 0.95, 1);

  private final ExperimentReport report = new ExperimentReport();

  private static HeardSpin spin(String listener, Assignment assignment, double reward) {
    boolean completed = reward > 0;
    return new HeardSpin(listener, assignment, true, reward, completed, !completed, reward > 0.6);
  }

  /** Listeners of an arm who complete a spin with a probability of their own around this one. */
  private void play(String prefix, Assignment arm, int listeners, double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int listener = 0; listener < listeners; listener++) {
      double own = Math.clamp(share + random.nextGaussian() * 0.1, 0, 1);
      int spins = 5 + random.nextInt(30);
      for (int i = 0; i < spins; i++) {
        report.add(spin(prefix + listener, arm, random.nextDouble() < own ? 0.5 : -0.5));
      }
    }
  }

  private ExperimentFigures figures() {
    return report.figures("usual", BOOTSTRAP).getFirst();
  }

  private static Interval of(ArmFigures arm, String measure) {
    return Objects.requireNonNull(arm.figures().get(measure));
  }

  @Test
  void figuresAreSumsOverListeners() {
    report.add(spin("ada", USUAL, 0.5));
    report.add(spin("ada", USUAL, -0.5));
    report.add(spin("bob", USUAL, 1));
    report.add(spin("cleo", BOLD, -0.5));
    report.add(new HeardSpin("cleo", BOLD, false, 0, false, false, false));
    ArmFigures usual = figures().arms().getFirst();
    assertEquals("usual", usual.arm());
    assertEquals(2, usual.listeners());
    assertEquals(3, usual.spins());
    assertEquals(1.0 / 3, of(usual, "reward per spin").estimate(), 1e-12);
    assertEquals(2.0 / 3, of(usual, "completed").estimate(), 1e-12);
    assertEquals(100.0 / 3, of(usual, "likes per 100 spins").estimate(), 1e-12);
    assertEquals(1.5, of(usual, "spins per listener").estimate(), 1e-12);
    ArmFigures bold = figures().arms().getLast();
    assertEquals(1, bold.spins(), "a spin that nothing judges does not count");
    Interval difference = Objects.requireNonNull(bold.differences().get("reward per spin"));
    assertEquals(-0.5 - 1.0 / 3, difference.estimate(), 1e-12);
  }

  @Test
  void aDifferenceThatIsThereIsFound() {
    play("u", USUAL, 400, 0.5, 1);
    play("b", BOLD, 400, 0.6, 2);
    Interval found =
        Objects.requireNonNull(figures().arms().getLast().differences().get("reward per spin"));
    assertTrue(found.low() > 0, found.text(4));
    assertEquals(0.1, found.estimate(), 0.03);
    assertEquals(List.of(), figures().warnings());
  }

  @Test
  void intervalsCoverNoDifferenceAboutAsOftenAsTheySay() {
    int covered = 0;
    int runs = 100;
    for (int run = 0; run < runs; run++) {
      ExperimentReport same = new ExperimentReport();
      SplittableRandom random = new SplittableRandom(run);
      for (int listener = 0; listener < 300; listener++) {
        double own = random.nextDouble();
        for (int i = 0; i < 10; i++) {
          double reward = random.nextDouble() < own ? 0.5 : -0.5;
          same.add(spin("l" + listener, listener % 2 == 0 ? USUAL : BOLD, reward));
        }
      }
      ArmFigures bold = same.figures("usual", BOOTSTRAP).getFirst().arms().getLast();
      boolean far =
          Objects.requireNonNull(bold.differences().get("reward per spin")).excludesZero();
      covered += far ? 0 : 1;
    }
    assertTrue(covered >= 88, "of 100 intervals of 95 %: " + covered);
  }

  @Test
  void fewListenersAreToldLoudly() {
    play("u", USUAL, 99, 0.5, 1);
    play("b", BOLD, 100, 0.5, 2);
    assertEquals(1, figures().warnings().size());
    assertTrue(
        figures().warnings().getFirst().startsWith("TOO FEW LISTENERS: usual has 99"),
        figures().warnings().toString());
  }

  @Test
  void aSplitThatIsNotAsConfiguredIsToldLoudly() {
    play("u", USUAL, 400, 0.5, 1);
    play("b", BOLD, 300, 0.5, 2);
    assertTrue(figures().sampleRatio().broken());
    assertEquals(100.0 * 100 / 700, figures().sampleRatio().chiSquare(), 1e-9);
    assertTrue(figures().warnings().getFirst().startsWith("SAMPLE RATIO MISMATCH"));
  }

  @Test
  void aListenerOfSeveralArmsIsLeftOut() {
    play("u", USUAL, 120, 0.5, 1);
    play("b", BOLD, 120, 0.5, 2);
    report.add(spin("u1", BOLD, 1));
    assertEquals(1, figures().inSeveralArms());
    assertEquals(119, figures().arms().getFirst().listeners());
    assertEquals(120, figures().arms().getLast().listeners());
    assertFalse(figures().sampleRatio().broken());
  }

  @Test
  void anArmThatNobodyHeardKeepsTheSplitFromBeingChecked() {
    play("u", USUAL, 120, 0.5, 1);
    play("b", new Assignment("autumn", "bold", 0.25), 120, 0.5, 2);
    assertTrue(Double.isNaN(figures().sampleRatio().p()));
    assertTrue(figures().warnings().getFirst().startsWith("the split cannot be checked"));
    assertTrue(figures().text().contains("WARNING    the split"), figures().text());
  }
}
