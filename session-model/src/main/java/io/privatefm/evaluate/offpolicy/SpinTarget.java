package io.privatefm.evaluate.offpolicy;

import io.privatefm.bandit.Arms;
import io.privatefm.bandit.Policy;
import io.privatefm.bandit.PolicyKind;
import io.privatefm.catalogue.CatalogueException;
import io.privatefm.engine.EngineOptions;
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

  private final LoggedSpins log;
  private final PolicyKind kind;
  private final String learnedFrom;
  private final JudgeOptions options;
  private final Policy policy;
  private final Arms arms;
  private final double[] once = new double[Evidence.MOST_ARMS];

  private SpinTarget(
      LoggedSpins log, PolicyKind kind, Ranker ranker, String learnedFrom, JudgeOptions options) {
    this.log = log;
    this.kind = kind;
    this.learnedFrom = learnedFrom;
    this.options = options;
    policy = Policy.of(kind);
    arms = new Arms(ranker);
  }

  static TargetPolicy of(String name, LoggedSpins log, int fitted, JudgeOptions options) {
    PolicyKind kind = kind(name);
    Ranker ranker = new Ranker();
    if (options.model().length > 0) {
      load(options.model(), ranker);
      return new SpinTarget(
          log, kind, ranker, "a model given with " + ranker.version() + " observations", options);
    }
    for (int round = 0; round < fitted; round++) {
      ranker.observe(log.evidence(round).features(log.chosen(round)), 0, log.reward(round));
    }
    return new SpinTarget(log, kind, ranker, "a ranker that learned from " + fitted, options);
  }

  private static void load(byte[] model, Ranker into) {
    try {
      into.load(model);
    } catch (IllegalArgumentException e) {
      throw new CatalogueException("must be a saved ranker: model: " + e.getMessage(), e);
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
    return kind.label();
  }

  @Override
  public String does() {
    return kind == PolicyKind.UNIFORM
        ? "each arm of a spin alike"
        : String.format(Locale.ROOT, "%s, floor %s", learnedFrom, options.floor());
  }

  @Override
  public void distribute(int round, double[] into) {
    Evidence evidence = log.evidence(round);
    int count = evidence.count();
    arms.clear();
    for (int arm = 0; arm < count; arm++) {
      System.arraycopy(evidence.features(arm), 0, arms.packed(), arms.add(), Evidence.ARM_BYTES);
    }
    arms.score();
    Arrays.fill(into, 0, count, options.floor() / count);
    int votings = kind == PolicyKind.THOMPSON ? VOTINGS : 1;
    SplittableRandom random =
        new SplittableRandom(options.bootstrap().seed() * 0x9E3779B97F4A7C15L + round);
    double appetite = EngineOptions.DEFAULT.appetite(evidence.mode());
    for (int voting = 0; voting < votings; voting++) {
      policy.distribute(arms, appetite, random, once);
      for (int arm = 0; arm < count; arm++) {
        into[arm] += (1 - options.floor()) / votings * once[arm];
      }
    }
  }
}
