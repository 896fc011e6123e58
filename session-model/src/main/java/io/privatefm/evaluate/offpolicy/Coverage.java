package io.privatefm.evaluate.offpolicy;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.catalogue.Progress;
import io.privatefm.engine.EngineOptions;
import io.privatefm.evaluate.report.Bootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjDoubleConsumer;

/**
 * Measures how often the interval of an off-policy estimate covers the truth: journals are played
 * under one policy by listeners whose expected rewards are known, and other policies are judged by
 * them. The truth is the target's one-step value at the very states that were logged.
 */
public final class Coverage {
  private static final String PHASE = "playing and judging journals";

  private Coverage() {}

  /**
   * What is played and judged.
   *
   * @param logging the policy of the journals
   * @param floor of the journals and the targets
   * @param listeners of each journal
   * @param spins of each listener
   * @param runs how many journals
   */
  public record Trial(
      PolicyKind logging,
      double floor,
      List<String> targets,
      int listeners,
      int spins,
      int runs,
      Bootstrap bootstrap) {

    public Trial {
      targets = List.copyOf(targets);
      if (listeners < 1 || spins < 4 || runs < 1) {
        throw new IllegalArgumentException(
            "must be >= 1 listener, 4 spins and 1 run: listeners="
                + listeners
                + " spins="
                + spins
                + " runs="
                + runs);
      }
    }
  }

  /**
   * What came of it for one target and estimator.
   *
   * @param covered share of the runs whose interval holds the truth
   * @param trusted how many runs had no warning
   * @param trustedCovered share of those whose interval holds the truth; NaN when there was none
   * @param truth mean over the runs
   * @param bias mean of estimate less truth
   * @param error root of the mean squared error
   * @param width mean width of the interval
   * @param effectiveSampleSize mean over the runs
   */
  public record Row(
      String logging,
      String target,
      String estimator,
      int runs,
      double covered,
      int trusted,
      double trustedCovered,
      double truth,
      double bias,
      double error,
      double width,
      double effectiveSampleSize) {}

  /** Plays and judges; one row per target and estimator. */
  public static List<Row> measure(Catalogue catalogue, Trial trial, Progress progress) {
    List<CoverageCount> counts = new ArrayList<>();
    for (String target : trial.targets()) {
      counts.add(new CoverageCount(trial.logging().label(), target, Judgement.ANSWER));
      for (Estimator estimator : Estimator.values()) {
        counts.add(new CoverageCount(trial.logging().label(), target, estimator.label()));
      }
    }
    measure(
        catalogue,
        trial,
        progress,
        (of, truth) ->
            counts.stream()
                .filter(count -> count.target().equals(of.target()))
                .forEach(count -> count.add(of, truth)));
    return counts.stream().map(CoverageCount::row).toList();
  }

  /** Plays and judges; hears every judgement with the truth. */
  static void measure(
      Catalogue catalogue, Trial trial, Progress progress, ObjDoubleConsumer<Judgement> hear) {
    for (int run = 0; run < trial.runs(); run++) {
      progress.at(PHASE, run, trial.runs());
      run(catalogue, trial, trial.bootstrap().seed() + run, hear);
    }
    progress.at(PHASE, trial.runs(), trial.runs());
  }

  private static void run(
      Catalogue catalogue, Trial trial, long seed, ObjDoubleConsumer<Judgement> hear) {
    EngineOptions options =
        EngineOptions.DEFAULT.withSeed(seed).withPolicy(trial.logging()).withFloor(trial.floor());
    KnownJournal journal =
        KnownJournal.played(catalogue, options, trial.listeners(), trial.spins());
    Bootstrap usual = trial.bootstrap();
    JudgeOptions judge =
        new JudgeOptions(
            0.5,
            trial.floor(),
            5,
            false,
            null,
            new Bootstrap(usual.resamples(), usual.confidence(), seed));
    int first = journal.log().count() / 2;
    for (String name : trial.targets()) {
      var policy = journal.watched(journal.log().target(name, first, judge));
      Judgement of =
          OffPolicy.judge(journal.log(), first, List.of(policy), judge, Progress.NONE).getFirst();
      hear.accept(of, policy.truth());
    }
  }
}
