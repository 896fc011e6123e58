package io.privatefm.evaluate.offpolicy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.demo.DemoCatalogue;
import io.privatefm.engine.EngineOptions;
import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.rank.Prior;
import io.privatefm.station.Evidence;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Journals of an engine judge other policies, held against what listeners truly expect. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoverageTest {
  private static final int RUNS = 100;

  /** With a coverage of 95 %, 100 runs fall below this once in 200 times. */
  private static final double LEAST = 0.89;

  private Catalogue catalogue;

  @BeforeAll
  void open(@TempDir Path folder) {
    DemoCatalogue.of(200, 1).publish(folder);
    catalogue = Catalogue.open(folder);
  }

  @AfterAll
  void close() {
    catalogue.close();
  }

  @Test
  void theAnswerCoversTheTruthThatTheListenersKeepToThemselves() {
    var trial =
        new Coverage.Trial(
            PolicyKind.THOMPSON,
            0.05,
            List.of("greedy", "square-cb"),
            6,
            40,
            RUNS,
            new Bootstrap(20, 0.95, 7));
    List<Coverage.Row> rows = Coverage.measure(catalogue, trial, Progress.NONE);
    for (Coverage.Row row : rows) {
      if (row.estimator().equals(Judgement.ANSWER)) {
        assertTrue(row.covered() >= LEAST, () -> "" + row);
        assertTrue(row.width() < 1, () -> "an interval must say something: " + row);
      }
      if (row.estimator().equals("ips")) {
        double error = row.error() / Math.sqrt(RUNS);
        assertEquals(0, row.bias(), 3.5 * error, () -> "unbiased: " + row);
      }
    }
  }

  private KnownJournal journal(PolicyKind policy, int listeners, int spins) {
    return KnownJournal.played(
        catalogue, EngineOptions.DEFAULT.withSeed(3).withPolicy(policy), listeners, spins);
  }

  @Test
  void theUniformPolicyJudgedByItselfHasWeightsOfOne() {
    Judgement of = Tables.judge(journal(PolicyKind.UNIFORM, 5, 20).log(), "uniform");
    assertEquals(1, of.weights().largest(), 1e-6);
    assertEquals(100, of.weights().effectiveSampleSize(), 1e-3);
    assertEquals(of.logged().estimate(), of.estimate(Estimator.SNIPS).estimate(), 1e-6);
  }

  @Test
  void aRankerThatLearnsOtherwiseMakesATargetOfItsOwn() {
    var log = journal(PolicyKind.THOMPSON, 5, 40).log();
    Judgement usual = Tables.judge(log, "greedy");
    Judgement other = Tables.judge(log, "greedy/ftrl alpha=64");
    assertEquals("greedy/ftrl alpha=64", other.target());
    assertNotEquals(
        usual.estimate(Estimator.IPS).estimate(), other.estimate(Estimator.IPS).estimate());
    var refused =
        assertThrows(CatalogueException.class, () -> Tables.judge(log, "greedy/ftrl alpha=0"));
    assertEquals("must be > 0 and finite: alpha=0.0: target", refused.getMessage());
  }

  /** First spins are drawn before anything was learned, so a fresh ranker draws alike. */
  @ParameterizedTest
  @EnumSource(
      value = PolicyKind.class,
      names = {"GREEDY", "EPSILON_GREEDY", "LIN_UCB", "SQUARE_CB"})
  void thePolicyThatLoggedHasWeightsOfOne(PolicyKind policy) {
    KnownJournal journal = journal(policy, 1, 1);
    LoggedSpin first = journal.log().spin(0);
    LoggedSpins twice = LoggedSpins.of(List.of(first, first));
    JudgeOptions fresh =
        new JudgeOptions(
            0.5,
            EngineOptions.DEFAULT.floor(),
            5,
            false,
            Prior.BY_HAND,
            new Bootstrap(10, 0.95, 1));
    Judgement of = OffPolicy.judge(twice, List.of(policy.label()), fresh, Progress.NONE).getFirst();
    assertEquals(1, of.weights().largest(), 1e-6);
    assertEquals(0, of.fittedRounds());
  }

  @ParameterizedTest
  @EnumSource(PolicyKind.class)
  void aTargetKeepsItsFloorAndIsOneTogether(PolicyKind policy) {
    LoggedSpins log = journal(PolicyKind.THOMPSON, 3, 10).log();
    double[] into = new double[Evidence.MOST_ARMS];
    log.target(policy.label(), 15, Tables.options(10)).distribute(20, into);
    int arms = log.arms(20);
    assertEquals(1, Arrays.stream(into, 0, arms).sum(), 1e-9);
    assertTrue(
        Arrays.stream(into, 0, arms).min().orElseThrow()
            >= EngineOptions.DEFAULT.floor() / arms - 1e-12);
    double[] again = new double[Evidence.MOST_ARMS];
    log.target(policy.label(), 15, Tables.options(10)).distribute(20, again);
    assertEquals(Arrays.toString(into), Arrays.toString(again));
  }

  @Test
  void intervalsOverListenersCoverOtherListenersToo() {
    LoggedSpins log = journal(PolicyKind.UNIFORM, 12, 20).log();
    JudgeOptions byListener =
        new JudgeOptions(0.5, 0.05, 5, true, null, new Bootstrap(200, 0.95, 1));
    Judgement of = OffPolicy.judge(log, List.of("uniform"), byListener, Progress.NONE).getFirst();
    Judgement.Estimate ips = of.estimate(Estimator.IPS);
    assertEquals(of.logged().low(), ips.low(), 1e-6);
    assertTrue(of.answer().low() < of.answer().estimate());
    assertTrue(of.answer().high() > of.answer().estimate());
  }

  @Test
  void aTargetThatIsNoneIsRefused() {
    LoggedSpins log = journal(PolicyKind.UNIFORM, 2, 3).log();
    assertEquals(
        "must be one of uniform, greedy, epsilon-greedy, lin-ucb, thompson, square-cb: target=item:7",
        assertThrows(CatalogueException.class, () -> log.target("item:7", 0, Tables.options(10)))
            .getMessage());
  }
}
