package io.privatefm.evaluate.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.catalogue.Progress;
import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.evaluate.report.Interval;
import io.privatefm.evaluate.simulate.truth.TruthKind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The real engine plays to simulated listeners, on a small scale. */
class RegretSimulation {
  private static final long SEED = 5;

  private static SimulationOptions options(
      List<TruthKind> truths, List<PolicyKind> policies, int threads) {
    return new SimulationOptions(
        truths, policies, 16, 60, 400, 1_000, 0, null, threads, SEED, Bootstrap.of(SEED));
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
        Simulation.run(
                options(List.of(TruthKind.STATIONARY), List.of(PolicyKind.values()), 2),
                Progress.NONE)
            .getFirst();
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
      assertTrue(figures.candidateRegret().estimate() <= figures.regret().estimate(), kind.label());
      assertTrue(kind == PolicyKind.UNIFORM || figures.regret().estimate() < uniform, kind.label());
    }
    Interval worse = Objects.requireNonNull(of(outcome, "uniform").beyondBase());
    assertTrue(worse.low() > 0, "uniform less thompson " + worse.text(2));
    assertTrue(of(outcome, "random").regret().estimate() > uniform);
  }

  @Test
  void everyTruthPlaysAndRegretNeverFallsBelowZero() {
    List<Outcome> outcomes =
        Simulation.run(
            options(List.of(TruthKind.values()), List.of(PolicyKind.THOMPSON), 2), Progress.NONE);
    assertEquals(TruthKind.values().length, outcomes.size());
    for (Outcome outcome : outcomes) {
      for (Run.Played played : outcome.played()) {
        Decisions d = played.decisions();
        for (int listener = 0; listener < d.listeners(); listener++) {
          for (int spin = 0; spin < d.spins(); spin++) {
            assertTrue(d.regret(listener, spin) >= 0);
            assertTrue(d.candidateRegret(listener, spin) >= 0);
            assertTrue(d.candidateRegret(listener, spin) <= d.regret(listener, spin));
            assertTrue(d.propensity(listener, spin) > 0 && d.propensity(listener, spin) <= 1);
          }
        }
      }
    }
  }

  @Test
  void theDecisionsAreTheSameAtAnyNumberOfThreads() {
    List<PolicyKind> policies = List.of(PolicyKind.THOMPSON, PolicyKind.SQUARE_CB);
    List<TruthKind> truths = List.of(TruthKind.DRIFTING);
    Outcome one = Simulation.run(options(truths, policies, 1), Progress.NONE).getFirst();
    Outcome four = Simulation.run(options(truths, policies, 4), Progress.NONE).getFirst();
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
}
