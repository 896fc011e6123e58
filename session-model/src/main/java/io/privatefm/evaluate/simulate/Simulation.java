package io.privatefm.evaluate.simulate;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.catalogue.Progress;
import io.privatefm.evaluate.simulate.truth.CarouselWeights;
import io.privatefm.evaluate.simulate.truth.Truth;
import io.privatefm.evaluate.simulate.truth.TruthKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Plays all contestants to the same listeners of each truth and counts what they missed.
 *
 * <p>In three phases: the training, which makes a catalogue from other listeners' feedback; the
 * tuning, which chooses each policy's parameters on yet others; the playing. The same options give
 * the same figures at any number of threads, save for times.
 */
public final class Simulation {
  private final SimulationOptions options;
  private final Workers workers;

  private Simulation(SimulationOptions options, Workers workers) {
    this.options = options;
    this.workers = workers;
  }

  /** Runs the whole simulation. */
  public static List<Outcome> run(SimulationOptions options, Progress progress) {
    try (Workers workers = new Workers(options.threads(), progress)) {
      return new Simulation(options, workers).outcomes();
    }
  }

  private List<Outcome> outcomes() {
    List<Outcome> outcomes = new ArrayList<>();
    for (TruthKind kind : options.truths()) {
      Truth truth = truth(kind);
      try (Stage stage = stage(kind, truth)) {
        Tuning tuning = Tuning.of(stage, options, workers, kind.label());
        List<Run.Played> played = play(stage, kind, tuning);
        List<Figures> figures = Figures.of(played, stage.catalogue()::artist, options.bootstrap());
        outcomes.add(new Outcome(kind, truth.tracks(), tuning.trials(), figures, played));
      }
    }
    return outcomes;
  }

  private Truth truth(TruthKind kind) {
    CarouselWeights told = options.weights();
    CarouselWeights weights =
        told == null ? CarouselWeights.synthetic(options.tracks(), options.seed()) : told;
    return kind.make(options.tracks(), options.seed(), weights);
  }

  private Stage stage(TruthKind kind, Truth truth) {
    int listeners = options.training(kind);
    int spins = options.trainingSpins(kind, truth.tracks());
    workers.phase(kind.label() + ", training", listeners);
    Training training = Training.of(truth, listeners, spins, options.seed(), workers::step);
    return Stage.of(truth, training, options.seed());
  }

  private List<Run.Played> play(Stage stage, TruthKind kind, Tuning tuning) {
    List<Contestant> contestants = contestants(tuning);
    Audience audience = Audience.toJudge(options.listeners(), options.spins());
    workers.phase(kind.label() + ", playing", (long) contestants.size() * options.spins());
    List<Callable<Run.Played>> runs = new ArrayList<>();
    for (Contestant contestant : contestants) {
      runs.add(() -> Run.play(stage, contestant, audience, options.seed(), workers::step));
    }
    return workers.all(runs);
  }

  private List<Contestant> contestants(Tuning tuning) {
    List<Contestant> contestants = new ArrayList<>();
    for (PolicyKind kind : options.policies()) {
      contestants.add(Contestant.shipped(kind));
    }
    contestants.addAll(tuning.best());
    contestants.addAll(List.of(Contestant.Reference.values()));
    return contestants;
  }
}
