package io.privatefm.evaluate.simulate;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.engine.Parts;
import io.privatefm.engine.PlayRules;
import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.evaluate.simulate.truth.CarouselWeights;
import io.privatefm.evaluate.simulate.truth.TruthKind;
import io.privatefm.rank.Prior;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be simulated.
 *
 * @param truths each on its own
 * @param policies of the engine, each as shipped and, when tuning, with its best parameters
 * @param less parts of the engine, as {@link Parts} names them: without each of them it plays as
 *     shipped, besides
 * @param rules of every draw, as {@link PlayRules} reads them: with each it plays as shipped,
 *     besides
 * @param learners of the ranker, as {@link Prior#learning} reads them: with each it plays as
 *     shipped, besides
 * @param worlds under each truth: each has music, training, listeners and rankers of its own, and
 *     the seed plus its number
 * @param listeners per world, 1 to {@value #MOST_LISTENERS}
 * @param spins that each listener hears, 1 to {@value #MOST_SPINS}
 * @param tracks of made-up music, {@value #FEWEST_TRACKS} to {@value #MOST_TRACKS}; a carousel read
 *     from a file has its own
 * @param training how many other listeners the catalogue is made from, at least 1; ten times as
 *     many for a carousel, where one of a hundred tracks is heard out
 * @param tuning with how many further listeners parameters are chosen; 0 tunes nothing
 * @param weights of the carousel; null for made-up ones
 * @param threads that play at once, at least 1; the outcome does not depend on it
 * @param seed of everything
 * @param bootstrap how intervals are made: over listeners; when there are several worlds, over
 *     worlds, since the listeners of one share its ranker
 */
public record SimulationOptions(
    List<TruthKind> truths,
    List<PolicyKind> policies,
    List<String> less,
    List<String> rules,
    List<String> learners,
    int worlds,
    int listeners,
    int spins,
    int tracks,
    int training,
    int tuning,
    @Nullable CarouselWeights weights,
    int threads,
    long seed,
    Bootstrap bootstrap) {
  static final int MOST_WORLDS = 1_000;
  static final int MOST_LISTENERS = 100_000;
  static final int MOST_SPINS = 10_000;
  static final int FEWEST_TRACKS = 300;
  static final int MOST_TRACKS = 5_000;
  static final int MOST_CELLS = 20_000_000;

  private static final int CAROUSEL_TRAINING = 10;
  private static final int TRAINING_SPINS = 100;

  public SimulationOptions {
    truths = List.copyOf(truths);
    policies = List.copyOf(policies);
    less = List.copyOf(less);
    less.forEach(Parts::without); // the names keep its rule
    rules = List.copyOf(rules);
    rules.forEach(PlayRules::parse); // and so do these
    learners = List.copyOf(learners);
    learners.forEach(Prior::learning);
    require(worlds, 1, MOST_WORLDS, "worlds");
    require(listeners, 1, MOST_LISTENERS, "listeners");
    require(spins, 1, MOST_SPINS, "spins");
    require(tracks, FEWEST_TRACKS, MOST_TRACKS, "tracks");
    require(training, 1, MOST_LISTENERS, "training");
    require(tuning, 0, MOST_LISTENERS, "tuning");
    require(threads, 1, 1_024, "threads");
    long cells = (long) worlds * listeners * spins;
    if (cells > MOST_CELLS) {
      throw new IllegalArgumentException(
          "must be <= " + MOST_CELLS + ": worlds × listeners × spins=" + cells);
    }
    if (weights != null) {
      require(weights.items(), FEWEST_TRACKS, MOST_TRACKS, "weights");
    }
  }

  private static void require(int value, int least, int most, String option) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "must be " + least + " to " + most + ": " + option + "=" + value);
    }
  }

  /** How many listeners in a row are one unit of the intervals. */
  int listenersPerUnit() {
    return worlds > 1 ? listeners : 1;
  }

  /** How many others a truth's catalogue is made from. */
  int training(TruthKind truth) {
    return truth.carousel() ? CAROUSEL_TRAINING * training : training;
  }

  /** What each of them hears; of a carousel everything. */
  int trainingSpins(TruthKind truth, int ofTracks) {
    return truth.carousel() ? ofTracks : Math.min(TRAINING_SPINS, ofTracks);
  }
}
