package io.privatefm.evaluate.listeners;

import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.evaluate.report.Interval;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What came out of an evaluation: every decision, and the figures that they make. */
public final class ListenersResult {
  private final Ratings ratings;
  private final ListenersOptions options;
  private final Folds folds;
  private final List<Trial> trials;

  ListenersResult(Ratings ratings, ListenersOptions options, Folds folds, List<Trial> trials) {
    this.ratings = ratings;
    this.options = options;
    this.folds = folds;
    this.trials = trials;
  }

  /** Writes a line for every decision; see {@link DecisionFile}. */
  public void writeDecisions(Path file) {
    DecisionFile.write(ratings, folds, trials, file);
  }

  /** The figures, with intervals over people. */
  public ListenersFigures figures() {
    Trial random = named(Methods.RANDOM);
    Trial best = bestBaseline();
    return new ListenersFigures(
        ratings.name(),
        ratings.people().size(),
        random.sittings().size(),
        ratings.tracks().size(),
        ratings.count(),
        options.spins(),
        options.folds(),
        options.bootstrap().seed(),
        options.bootstrap().resamples(),
        best.method().name(),
        trials.stream().map(trial -> figures(trial, random, best)).toList());
  }

  private ListenersFigures.OfMethod figures(Trial trial, Trial random, Trial best) {
    int spins = options.spins();
    return new ListenersFigures.OfMethod(
        trial.method().name(),
        trial.method().kind().name().toLowerCase(java.util.Locale.ROOT),
        options.bootstrap().mean(trial.rewards(spins)),
        less(trial, random, spins),
        less(trial, named(Methods.ITEM_MEAN), spins),
        less(trial, best, spins),
        IntStream.rangeClosed(1, spins).mapToObj(n -> reward(trial, n)).toList(),
        IntStream.rangeClosed(1, spins).mapToObj(n -> less(trial, random, n)).toList(),
        trial.parameters());
  }

  private Interval reward(Trial trial, int spins) {
    return options.bootstrap().mean(trial.rewards(spins));
  }

  private Interval less(Trial ours, Trial theirs, int spins) {
    Bootstrap bootstrap = options.bootstrap();
    return bootstrap.difference(ours.rewards(spins), theirs.rewards(spins));
  }

  private Trial named(String name) {
    return trials.stream()
        .filter(trial -> trial.method().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Trial bestBaseline() {
    return trials.stream()
        .filter(trial -> trial.method().kind() == Method.Kind.BASELINE)
        .max(Comparator.comparingDouble(this::likes))
        .orElseThrow();
  }

  private double likes(Trial trial) {
    double sum = 0;
    for (double reward : trial.rewards(options.spins())) {
      sum += reward;
    }
    return sum;
  }
}
