package io.privatefm.evaluate.offpolicy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.privatefm.catalogue.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference values of the Open Bandit Dataset's logs, to the last printed digit. */
class OpenBanditTest {
  private static final double PRINTED = 0.5e-9;

  private static Judgement uniform(String name) {
    String data = System.getenv("FM_DATA");
    assumeTrue(data != null, "skipped: FM_DATA does not name a folder with bandit-log");
    Path log = Path.of(String.valueOf(data), "bandit-log", name);
    assumeTrue(Files.isRegularFile(log), "skipped: there is no " + log);
    LoggedTable rounds = LoggedTable.read(log, Progress.NONE);
    return OffPolicy.judge(rounds, List.of("uniform"), Tables.options(100), Progress.NONE)
        .getFirst();
  }

  @Test
  void theMensLogAnswers() {
    Judgement of = uniform("bts-men.tsv.gz");
    assertEquals(10_000, of.rounds());
    assertEquals(0.003008626, of.estimate(Estimator.IPS).estimate(), PRINTED);
    assertEquals(0.003189423, of.estimate(Estimator.SNIPS).estimate(), PRINTED);
    assertEquals(655.7, of.weights().effectiveSampleSize(), 0.05);
  }

  @Test
  void theWomensLogCannotAnswerAndSaysSo() {
    Judgement of = uniform("bts-women.tsv.gz");
    assertEquals(0.007437578, of.estimate(Estimator.IPS).estimate(), PRINTED);
    assertEquals(0.002373046, of.estimate(Estimator.SNIPS).estimate(), PRINTED);
    assertEquals(2.08, of.weights().effectiveSampleSize(), 0.005);
    assertTrue(of.warnings().getFirst().startsWith("THE LOG CANNOT ANSWER"), () -> "" + of);
    assertTrue(of.warnings().get(1).contains("69 % of the weight"), () -> "" + of.warnings());
  }

  @Test
  void theRandomLogIsItsOwnTarget() {
    Judgement of = uniform("random-men.tsv.gz");
    assertEquals(0.0046, of.estimate(Estimator.IPS).estimate(), 1e-12);
    assertEquals(10_000, of.weights().effectiveSampleSize(), 1e-6);
  }
}
