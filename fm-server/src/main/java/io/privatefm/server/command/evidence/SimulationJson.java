package io.privatefm.server.command.evidence;

import io.privatefm.evaluate.simulate.Figures;
import io.privatefm.evaluate.simulate.Outcome;
import io.privatefm.evaluate.simulate.SimulationOptions;
import io.privatefm.evaluate.simulate.Tuning;
import java.util.List;

/**
 * What {@code fm simulate --json} writes.
 *
 * @param weights items of the carousel that was read; 0 when its weights were made up
 */
record SimulationJson(
    long seed,
    int worlds,
    int listeners,
    int spins,
    int training,
    int tuning,
    int weights,
    int resamples,
    List<OfTruth> truths) {

  record OfTruth(String truth, int tracks, List<Tuning.Trial> trials, List<Figures> figures) {}

  static SimulationJson of(SimulationOptions options, List<Outcome> outcomes) {
    return new SimulationJson(
        options.seed(),
        options.worlds(),
        options.listeners(),
        options.spins(),
        options.training(),
        options.tuning(),
        options.weights() == null ? 0 : options.weights().items(),
        options.bootstrap().resamples(),
        outcomes.stream()
            .map(
                outcome ->
                    new OfTruth(
                        outcome.truth().label(),
                        outcome.tracks(),
                        outcome.trials(),
                        outcome.figures()))
            .toList());
  }
}
