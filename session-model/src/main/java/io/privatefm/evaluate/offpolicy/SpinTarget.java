package io.privatefm.evaluate.offpolicy;

import io.privatefm.bandit.Arms;
import io.privatefm.bandit.Policy;
import io.privatefm.bandit.PolicyKind;
import io.privatefm.catalogue.CatalogueException;
import io.privatefm.rank.Prior;
import io.privatefm.rank.Ranker;
import io.privatefm.station.Evidence;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A bandit of the engine over a ranker that stays as it is: what the server would have drawn from
 * the same arms.
 *
 * <p>A policy whose distribution is itself drawn (Thompson sampling votes) is asked {@value
 * #VOTINGS} times per round, seeded by the round, and the mean is its probability: unbiased, with a
 * standard error of at most 0.5 / √512 at the votes of today.
 */
final class SpinTarget implements TargetPolicy {
  static final String NAMES =
      "one of "
          + Arrays.stream(PolicyKind.values())
              .map(PolicyKind::label)
              .collect(Collectors.joining(", "));
  private static final int VOTINGS = 16;

  /** Between a policy and how its ranker learns, if not as usual. */
  private static final char LEARNER = '/';

  private final String name;
  private final SpinView view;
  private final PolicyKind kind;
  private final String learnedFrom;
  private final JudgeOptions options;
  private final Policy policy;
  private final Arms arms;
  private final int[] armOf = new int[Evidence.MOST_ARMS];
  private final double[] once = new double[Evidence.MOST_ARMS];

  private SpinTarget(
      String name,
      SpinView view,
      PolicyKind kind,
      Ranker ranker,
      String learnedFrom,
      JudgeOptions options) {
    this.name = name;
    this.view = view;
    this.kind = kind;
    this.learnedFrom = learnedFrom;
    this.options = options;
    policy = Policy.of(kind);
    arms = new Arms(ranker);
  }

  /** A policy that sees the arms as they were logged, or otherwise. */
  static TargetPolicy of(
      String name, LoggedSpins log, SpinView view, int fitted, JudgeOptions options) {
    int slash = name.indexOf(LEARNER);
    PolicyKind kind = kind(slash < 0 ? name : name.substring(0, slash));
    Prior given = options.model();
    if (given != null) {
      return new SpinTarget(name, view, kind, new Ranker(given), "a model that was given", options);
    }
    Ranker ranker = new Ranker(learner(slash < 0 ? "bayes" : name.substring(slash + 1)));
    int learned = 0;
    for (int round = 0; round < fitted; round++) {
      int chosen = log.chosen(round);
      if (view.knows(round, chosen)) {
        long atMs = log.spin(round).drawnAtMs();
        ranker.observe(view.arms(round), chosen * Evidence.ARM_BYTES, log.reward(round), atMs);
        learned++;
      }
    }
    return new SpinTarget(
        name, view, kind, ranker, "a ranker that learned from " + learned, options);
  }

  private static Prior learner(String text) {
    try {
      return Prior.learning(text);
    } catch (IllegalArgumentException e) {
      throw new CatalogueException(e.getMessage() + ": target", e);
    }
  }

  private static PolicyKind kind(String name) {
    try {
      return PolicyKind.named(name);
    } catch (IllegalArgumentException e) {
      throw new CatalogueException("must be " + NAMES + ": target=" + name, e);
    }
  }

  @Override
  public String name() {
    return name + view.over();
  }

  @Override
  public String does() {
    return kind == PolicyKind.UNIFORM
        ? "each arm of a spin alike"
        : String.format(Locale.ROOT, "%s, floor %s", learnedFrom, view.floor());
  }

  @Override
  public double outside(int round) {
    for (int arm = 0; arm < view.count(round); arm++) {
      if (view.knows(round, arm)) {
        return 0;
      }
    }
    return 1;
  }

  @Override
  public void distribute(int round, double[] into) {
    int known = take(round);
    int count = view.count(round);
    Arrays.fill(into, 0, count, 0);
    if (known == 0) {
      return;
    }
    arms.score();
    double floor = view.floor();
    int votings = kind == PolicyKind.THOMPSON ? VOTINGS : 1;
    SplittableRandom random =
        new SplittableRandom(options.bootstrap().seed() * 0x9E3779B97F4A7C15L + round);
    for (int at = 0; at < known; at++) {
      into[armOf[at]] = floor / known;
    }
    for (int voting = 0; voting < votings; voting++) {
      policy.distribute(arms, view.appetite(round), random, once);
      for (int at = 0; at < known; at++) {
        into[armOf[at]] += (1 - floor) / votings * once[at];
      }
    }
  }

  /** Takes the arms of a round that can be drawn, and tells how many. */
  private int take(int round) {
    byte[] packed = view.arms(round);
    int known = 0;
    arms.clear();
    for (int arm = 0; arm < view.count(round); arm++) {
      if (view.knows(round, arm)) {
        int from = arm * Evidence.ARM_BYTES;
        System.arraycopy(packed, from, arms.packed(), arms.add(), Evidence.ARM_BYTES);
        armOf[known++] = arm;
      }
    }
    return known;
  }
}
