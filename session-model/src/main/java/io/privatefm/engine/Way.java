package io.privatefm.engine;

import io.privatefm.bandit.Policy;
import io.privatefm.rank.Ranker;
import io.privatefm.station.Assignment;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How one arm of an experiment draws, or everybody when there is none. Scratch of one engine, for
 * the policy is.
 *
 * @param ranker what scores, and learns from its listeners
 * @param assignment what its spins note; null when there is no experiment
 */
record Way(Policy policy, double floor, Ranker ranker, @Nullable Assignment assignment) {

  /** All ways of an engine, by the number of the experiment's arm. */
  static List<Way> of(EngineOptions options, Models models) {
    Experiment experiment = options.experiment();
    if (experiment == null) {
      Ranker usual = models.named(Models.USUAL);
      return List.of(new Way(Policy.of(options.policy()), options.floor(), usual, null));
    }
    return IntStream.range(0, experiment.arms().size())
        .mapToObj(arm -> of(experiment, arm, options.floor(), models))
        .toList();
  }

  private static Way of(Experiment experiment, int number, double usualFloor, Models models) {
    Experiment.Arm arm = experiment.arms().get(number);
    Double floor = arm.floor();
    return new Way(
        Policy.of(arm.policy()),
        floor == null ? usualFloor : floor,
        models.named(arm.model()),
        experiment.assignment(number));
  }
}
