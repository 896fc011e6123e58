package io.privatefm.evaluate.offpolicy;

import io.privatefm.catalogue.CatalogueException;
import io.privatefm.catalogue.Progress;
import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.evaluate.report.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges policies by a log that another policy made. One thread; the same seed, the same answer.
 */
public final class OffPolicy {
  private static final String PHASE = "judging";

  private OffPolicy() {}

  /**
   * Judges targets on the same rounds: all of them, unless a target learns from the log; then the
   * first share is for learning, and only the rest judges any of them.
   *
   * @throws CatalogueException when there is no such target, naming those that there are, or when
   *     too few rounds are left
   */
  public static List<Judgement> judge(
      LoggedRounds log, List<String> targets, JudgeOptions options, Progress progress) {
    boolean fitted = targets.stream().anyMatch(name -> log.isFitted(name, options));
    int first = fitted ? (int) (log.count() * options.fit()) : 0;
    requireEnough(log, first, fitted);
    return judge(
        log,
        first,
        targets.stream().map(name -> log.target(name, first, options)).toList(),
        options,
        progress);
  }

  private static void requireEnough(LoggedRounds log, int first, boolean fitted) {
    if (log.count() - first < 2 || (fitted && first == 0)) {
      throw new CatalogueException(
          "must have at least 2 rounds to judge, and one to learn from when a target learns: rounds="
              + log.count());
    }
  }

  /**
   * Judges one bandit as each of several catalogues lets it see the same spins, with a ranker that
   * learned in that catalogue's features from the first share of them. The appetite is that of the
   * log, where it noted it.
   *
   * @param views as many spins each as the log has, in its order
   * @throws CatalogueException when there is no such bandit, or too few spins
   */
  public static List<Judgement> judgeSeen(
      LoggedSpins log,
      String bandit,
      List<SeenSpins> views,
      JudgeOptions options,
      Progress progress) {
    int first = (int) (log.count() * options.fit());
    requireEnough(log, first, true);
    List<TargetPolicy> targets = new ArrayList<>();
    for (SeenSpins seen : views) {
      SpinView view = SpinView.seen(log, seen, options.floor());
      targets.add(SpinTarget.of(bandit, log, view, first, options));
    }
    return judge(log, first, targets, options, progress);
  }

  /**
   * By how much one target earns more per round than another that was judged on the same rounds:
   * what both have in common, luck above all, falls out. Resampled over owners.
   */
  public static Interval difference(
      Judgement more, Judgement less, Estimator estimator, Bootstrap bootstrap) {
    Decisions ours = more.decisions();
    Decisions theirs = less.decisions();
    if (ours.log != theirs.log || ours.first != theirs.first) {
      throw new IllegalArgumentException(
          "must be judged on the same rounds: " + more.target() + ", " + less.target());
    }
    return new Units(ours, true, bootstrap)
        .difference(
            i -> estimator.numerator(ours, i, more.switchThreshold()),
            i -> estimator.denominator(ours, i),
            i -> estimator.numerator(theirs, i, less.switchThreshold()),
            i -> estimator.denominator(theirs, i));
  }

  /** Judges policies by the rounds from one on. */
  static List<Judgement> judge(
      LoggedRounds log,
      int first,
      List<TargetPolicy> policies,
      JudgeOptions options,
      Progress progress) {
    CrossFit models = new CrossFit(log, first, options.folds(), options.bootstrap().seed());
    List<Judgement> judgements = new ArrayList<>();
    for (TargetPolicy policy : policies) {
      progress.at(PHASE, judgements.size(), policies.size());
      judgements.add(judge(new Decisions(log, first, policy, models), policy, options));
    }
    progress.at(PHASE, policies.size(), policies.size());
    return judgements;
  }

  private static Judgement judge(Decisions decisions, TargetPolicy policy, JudgeOptions options) {
    double threshold = SwitchThreshold.of(decisions);
    Units units = new Units(decisions, options.byOwner(), options.bootstrap());
    ModelSpread spread = new ModelSpread(decisions, units, options.bootstrap());
    Map<String, Judgement.Estimate> estimates = new LinkedHashMap<>();
    for (Estimator estimator : Estimator.values()) {
      var estimate = estimate(estimator, decisions, threshold, units);
      estimates.put(
          estimator.label(),
          estimator == Estimator.DM
              ? Judgement.Estimate.of(
                  spread.value(estimate.estimate()), spread.lift(estimate.lift().estimate()))
              : estimate);
    }
    SafeInterval safe = new SafeInterval(decisions, units, options.bootstrap().confidence());
    Weights weights = Weights.of(decisions);
    return new Judgement(
        policy.name(),
        policy.does(),
        decisions.first,
        decisions.count(),
        units.ratio(i -> decisions.reward[i], _ -> 1),
        Judgement.Estimate.of(safe.value(), safe.lift()),
        estimates,
        threshold,
        weights,
        Doubts.about(decisions, weights),
        decisions);
  }

  private static Judgement.Estimate estimate(
      Estimator estimator, Decisions decisions, double threshold, Units units) {
    var value =
        units.ratio(
            i -> estimator.numerator(decisions, i, threshold),
            i -> estimator.denominator(decisions, i));
    var lift =
        units.lift(
            i -> estimator.numerator(decisions, i, threshold),
            i -> estimator.denominator(decisions, i),
            i -> decisions.reward[i]);
    return Judgement.Estimate.of(value, lift);
  }
}
