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
      try (Stages worlds = stages(kind)) {
        outcomes.add(outcome(kind, worlds.all()));
      }
    }
    return outcomes;
  }

  private Outcome outcome(TruthKind kind, List<Stage> worlds) {
    Tuning tuning = Tuning.of(worlds, options, workers, kind.label());
    Audience audience = Audience.toJudge(options.listeners(), options.spins());
    List<Run.Played> played =
        workers.play(kind.label() + ", playing", worlds, contestants(tuning), audience);
    int tracks = worlds.getFirst().truth().tracks();
    List<Figures> figures = new Measure(options, worlds, played).figures();
    return new Outcome(kind, tracks, tuning.trials(), figures, played);
  }

  private Stages stages(TruthKind kind) {
    int listeners = options.training(kind);
    workers.phase(kind.label() + ", training", (long) options.worlds() * listeners);
    List<Callable<Stage>> makings = new ArrayList<>();
    for (int world = 0; world < options.worlds(); world++) {
      long seed = options.seed() + world;
      makings.add(() -> stage(kind, seed, listeners));
    }
    return new Stages(workers.all(makings));
  }

  private Stage stage(TruthKind kind, long seed, int listeners) {
    Truth truth = kind.make(options.tracks(), seed, weights(seed));
    int spins = options.trainingSpins(kind, truth.tracks());
    Training training = Training.of(truth, listeners, spins, seed, workers::step);
    return Stage.of(truth, training, seed);
  }

  private CarouselWeights weights(long seed) {
    CarouselWeights told = options.weights();
    return told == null ? CarouselWeights.synthetic(options.tracks(), seed) : told;
  }

  /** All worlds of one truth. */
  private record Stages(List<Stage> all) implements AutoCloseable {
    @Override
    public void close() {
      all.forEach(Stage::close);
    }
  }

  private List<Contestant> contestants(Tuning tuning) {
    List<Contestant> contestants = new ArrayList<>();
    for (PolicyKind kind : options.policies()) {
      contestants.add(Contestant.shipped(kind));
    }
    options.less().forEach(part -> contestants.add(new Contestant.Ablation(part)));
    options.rules().forEach(text -> contestants.add(new Contestant.Ruled(text)));
    options.learners().forEach(text -> contestants.add(new Contestant.Learning(text)));
    contestants.addAll(tuning.best());
    contestants.addAll(List.of(Contestant.Reference.values()));
    return contestants;
  }
}
