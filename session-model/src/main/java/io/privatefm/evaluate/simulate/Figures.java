package io.privatefm.evaluate.simulate;

import io.privatefm.engine.EngineOptions;
import io.privatefm.evaluate.report.Bootstrap;
import io.privatefm.evaluate.report.Interval;
import io.privatefm.evaluate.simulate.truth.Act;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One contestant's figures under one truth; intervals are over listeners.
 *
 * @param contestant the name in tables
 * @param appetite of the policy; null for a reference
 * @param floor of the policy; null for a reference
 * @param regret per listener over all spins, against the best of all permissible tracks
 * @param candidateRegret the same against the best of each draw's candidates
 * @param beyondBase regret less that of the base on the same listeners; null for itself
 * @param early regret per spin in the first quarter of the spins
 * @param late regret per spin in the last quarter
 * @param meanReward true mean reward per spin, -1 to 1
 * @param completed share of spins that were heard out
 * @param skipped share of spins that were skipped early or disliked
 * @param explored share of spins for which a candidate with a higher score was passed over
 * @param artists distinct artists per listener; tracks without an artist count as one each
 * @param tracks distinct tracks that were played to anybody
 * @param p50Micros time per spin, all that the engine does between two spins; half took less
 * @param p99Micros 99 of 100 took less
 * @param curve regret per listener after so many spins
 */
public record Figures(
    String contestant,
    @Nullable Double appetite,
    @Nullable Double floor,
    Interval regret,
    Interval candidateRegret,
    @Nullable Interval beyondBase,
    Interval early,
    Interval late,
    Interval meanReward,
    double completed,
    double skipped,
    double explored,
    double artists,
    int tracks,
    double p50Micros,
    double p99Micros,
    List<Point> curve) {
  private static final int POINTS = 20;

  /** The regret per listener after so many spins. */
  public record Point(int spins, Interval regret) {}

  /**
   * The figures of all contestants of a truth, compared with the policy that the engine has unless
   * told otherwise, or with the first when that one did not play.
   *
   * @param artistOf the artist's number of a track
   */
  static List<Figures> of(List<Run.Played> all, IntUnaryOperator artistOf, Bootstrap bootstrap) {
    Contestant usual = Contestant.shipped(EngineOptions.DEFAULT.policy());
    Run.Played base =
        all.stream()
            .filter(played -> played.contestant().equals(usual))
            .findFirst()
            .orElse(all.getFirst());
    List<Figures> figures = new ArrayList<>();
    for (Run.Played played : all) {
      boolean isBase = played.contestant().equals(base.contestant());
      figures.add(of(played, isBase ? null : base.decisions(), artistOf, bootstrap));
    }
    return figures;
  }

  private static Figures of(
      Run.Played played, @Nullable Decisions base, IntUnaryOperator artistOf, Bootstrap bootstrap) {
    Decisions d = played.decisions();
    Contestant.Policy policy = played.contestant() instanceof Contestant.Policy p ? p : null;
    int quarter = Math.max(1, d.spins() / 4);
    return new Figures(
        played.contestant().label(),
        policy == null ? null : policy.appetite(),
        policy == null ? null : policy.floor(),
        bootstrap.mean(regrets(d)),
        bootstrap.mean(perListener(d, 0, d.spins(), d::candidateRegret)),
        base == null ? null : bootstrap.difference(regrets(d), regrets(base)),
        bootstrap.mean(perListener(d, 0, quarter, d::regret)).times(1.0 / quarter),
        bootstrap
            .mean(perListener(d, d.spins() - quarter, d.spins(), d::regret))
            .times(1.0 / quarter),
        bootstrap.mean(perListener(d, 0, d.spins(), d::mean)).times(1.0 / d.spins()),
        share(d, (l, s) -> d.act(l, s).step() >= Act.COMPLETE.step() ? 1 : 0),
        share(d, (l, s) -> d.act(l, s).step() <= Act.SKIP.step() ? 1 : 0),
        share(d, (l, s) -> d.explored(l, s) ? 1 : 0),
        artists(d, artistOf),
        (int) Arrays.stream(d.tracks).distinct().count(),
        played.nanos().getValueAtPercentile(50) / 1e3,
        played.nanos().getValueAtPercentile(99) / 1e3,
        curve(d, bootstrap));
  }

  /** Something of one spin of one listener. */
  @FunctionalInterface
  interface Cell {
    double at(int listener, int spin);
  }

  /** Each listener's regret over all spins. */
  static double[] regrets(Decisions decisions) {
    return perListener(decisions, 0, decisions.spins(), decisions::regret);
  }

  /** The sum over spins, for each listener. */
  private static double[] perListener(Decisions decisions, int from, int to, Cell cell) {
    double[] sums = new double[decisions.listeners()];
    for (int listener = 0; listener < sums.length; listener++) {
      for (int spin = from; spin < to; spin++) {
        sums[listener] += cell.at(listener, spin);
      }
    }
    return sums;
  }

  private static double share(Decisions decisions, Cell cell) {
    double sum = Arrays.stream(perListener(decisions, 0, decisions.spins(), cell)).sum();
    return sum / ((double) decisions.listeners() * decisions.spins());
  }

  private static double artists(Decisions decisions, IntUnaryOperator artistOf) {
    long sum = 0;
    for (int listener = 0; listener < decisions.listeners(); listener++) {
      Set<Integer> artists = new HashSet<>();
      for (int spin = 0; spin < decisions.spins(); spin++) {
        artists.add(artistOf.applyAsInt(decisions.track(listener, spin)));
      }
      sum += artists.size();
    }
    return (double) sum / decisions.listeners();
  }

  private static List<Point> curve(Decisions decisions, Bootstrap bootstrap) {
    double[] sums = new double[decisions.listeners()];
    List<Point> curve = new ArrayList<>();
    int points = Math.min(POINTS, decisions.spins());
    int spin = 0;
    for (int point = 1; point <= points; point++) {
      int to = (int) ((long) decisions.spins() * point / points);
      double[] more = perListener(decisions, spin, to, decisions::regret);
      Arrays.setAll(sums, i -> sums[i] + more[i]);
      spin = to;
      curve.add(new Point(to, bootstrap.mean(sums)));
    }
    return curve;
  }
}
