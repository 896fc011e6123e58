package io.privatefm.evaluate.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.catalogue.Progress;
import io.privatefm.catalogue.reader.NamedTable;
import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.evaluate.report.Interval;
import io.privatefm.evaluate.simulate.truth.TruthKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real engine plays to simulated listeners, on a small scale. */
class RegretSimulation {
  private static final long SEED = 5;
  private static final int LISTENERS = 4;
  private static final int SPINS = 40;

  private static SimulationOptions options(
      TruthKind truth, int worlds, int tuning, int threads, PolicyKind... policies) {
    return new SimulationOptions(
        List.of(truth),
        List.of(policies),
        List.of(),
        List.of(),
        List.of(),
        worlds,
        LISTENERS,
        SPINS,
        300,
        50,
        tuning,
        null,
        threads,
        SEED,
        Bootstrap.of(SEED));
  }

  private static Outcome run(SimulationOptions options) {
    return Simulation.run(options, Progress.NONE).getFirst();
  }

  private static Figures of(Outcome outcome, String contestant) {
    return outcome.figures().stream()
        .filter(figures -> figures.contestant().equals(contestant))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void learningBeatsChanceAndNothingBeatsTheOracle() {
    Outcome outcome =
        run(
            new SimulationOptions(
                List.of(TruthKind.STATIONARY),
                List.of(PolicyKind.values()),
                List.of(),
                List.of(),
                List.of(),
                1,
                16,
                60,
                300,
                1_500,
                0,
                null,
                2,
                SEED,
                Bootstrap.of(SEED)));
    outcome
        .figures()
        .forEach(
            figures ->
                System.out.println(
                    "seed=" + SEED + " " + figures.contestant() + " " + figures.regret().text(2)));
    assertEquals(0, of(outcome, "oracle").regret().high(), "the oracle misses nothing");
    double uniform = of(outcome, "uniform").regret().estimate();
    for (PolicyKind kind : PolicyKind.values()) {
      Figures figures = of(outcome, kind.label());
      assertTrue(figures.regret().estimate() > 0, kind.label());
      Interval ofCandidates = Objects.requireNonNull(figures.candidateRegret());
      assertTrue(ofCandidates.estimate() <= figures.regret().estimate(), kind.label());
      assertTrue(kind == PolicyKind.UNIFORM || figures.regret().estimate() < uniform, kind.label());
    }
    Interval worse = Objects.requireNonNull(of(outcome, "uniform").beyondBase());
    assertTrue(worse.low() > 0, "uniform less thompson " + worse.text(2));
    assertTrue(of(outcome, "random").regret().estimate() > uniform);
  }

  @ParameterizedTest
  @EnumSource
  void regretNeverFallsBelowZeroUnderAnyTruth(TruthKind truth) {
    Outcome outcome = run(options(truth, 1, 0, 2, PolicyKind.THOMPSON));
    for (Run.Played played : outcome.played()) {
      Decisions d = played.decisions();
      for (int listener = 0; listener < d.listeners(); listener++) {
        for (int spin = 0; spin < d.spins(); spin++) {
          assertTrue(d.candidateRegret(listener, spin) >= 0);
          assertTrue(d.candidateRegret(listener, spin) <= d.regret(listener, spin));
          assertTrue(d.propensity(listener, spin) > 0 && d.propensity(listener, spin) <= 1);
        }
      }
    }
  }

  @Test
  void theDecisionsAreTheSameAtAnyNumberOfThreads() {
    Outcome one =
        run(options(TruthKind.DRIFTING, 2, 1, 1, PolicyKind.GREEDY, PolicyKind.SQUARE_CB));
    Outcome four =
        run(options(TruthKind.DRIFTING, 2, 1, 4, PolicyKind.GREEDY, PolicyKind.SQUARE_CB));
    assertEquals(one.trials(), four.trials());
    for (int i = 0; i < one.played().size(); i++) {
      Decisions a = one.played().get(i).decisions();
      Decisions b = four.played().get(i).decisions();
      assertArrayEquals(a.tracks, b.tracks);
      assertArrayEquals(a.means, b.means);
      assertArrayEquals(a.bestMeans, b.bestMeans);
      assertArrayEquals(a.bestCandidates, b.bestCandidates);
      assertArrayEquals(a.propensities, b.propensities);
      assertArrayEquals(a.acts, b.acts);
    }
  }

  @Test
  void tuningTakesTheLeastRegretOfTheGridOfEachPolicy() {
    Outcome outcome =
        run(options(TruthKind.MOODS, 1, 2, 2, PolicyKind.UNIFORM, PolicyKind.THOMPSON));
    assertEquals(6, outcome.trials().size(), "uniform has nothing to tune");
    Tuning.Trial best =
        outcome.trials().stream()
            .min(Comparator.comparingDouble(Tuning.Trial::regret))
            .orElseThrow();
    Figures tuned = of(outcome, "thompson (tuned)");
    assertEquals(best.appetite(), tuned.appetite());
    assertEquals(0.0, tuned.floor());
  }

  @Test
  void everyFigureFollowsFromTheDecisionsInTheFile(@TempDir Path folder) throws IOException {
    SimulationOptions options =
        options(TruthKind.CAROUSEL_TIRING, 2, 0, 2, PolicyKind.THOMPSON, PolicyKind.UNIFORM);
    List<Outcome> outcomes = Simulation.run(options, Progress.NONE);
    Path file = folder.resolve("deep/decisions.tsv.gz");
    DecisionsFile.write(options, outcomes, file);
    double regret = 0;
    double mean = 0;
    int rows = 0;
    try (NamedTable table = NamedTable.open(file)) {
      while (table.next()) {
        rows++;
        if (table.text(table.column("policy")).equals("uniform")) {
          double chosen = table.number(table.column("mean"));
          regret += table.number(table.column("best")) - chosen;
          mean += chosen;
        }
      }
    }
    Figures uniform = of(outcomes.getFirst(), "uniform");
    assertEquals(5 * 2 * LISTENERS * SPINS, rows);
    assertEquals(uniform.regret().estimate(), regret / (2 * LISTENERS), 1e-9);
    assertEquals(uniform.meanReward().estimate(), mean / (2 * LISTENERS * SPINS), 1e-9);
    assertEquals(uniform.regret().estimate(), uniform.curve().getLast().regret().estimate(), 1e-9);
  }
}
