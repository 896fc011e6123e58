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
import org.jspecify.annotations.Nullable;

/**
 * Makes figures of decisions. Contestants are compared with the policy that the engine has unless
 * told otherwise, or with the first when that one did not play.
 */
final class Measure {
  private static final int POINTS = 10;

  private final SimulationOptions options;
  private final Bootstrap bootstrap;
  private final List<Stage> worlds;
  private final List<Run.Played> all;
  private final Run.Played base;

  Measure(SimulationOptions options, List<Stage> worlds, List<Run.Played> all) {
    this.options = options;
    this.bootstrap = options.bootstrap();
    this.worlds = worlds;
    this.all = all;
    Contestant usual = Contestant.shipped(EngineOptions.DEFAULT.policy());
    base =
        all.stream()
            .filter(played -> played.contestant().equals(usual))
            .findFirst()
            .orElse(all.getFirst());
  }

  /** One per contestant, in their order. */
  List<Figures> figures() {
    return all.stream().map(this::figures).toList();
  }

  private Figures figures(Run.Played played) {
    Decisions d = played.decisions();
    Contestant.Policy policy = played.contestant() instanceof Contestant.Policy p ? p : null;
    int quarter = Math.max(1, d.spins() / 4);
    return new Figures(
        played.contestant().label(),
        policy == null ? null : policy.appetite(),
        policy == null ? null : policy.floor(),
        perListener(d, 0, d.spins(), d::regret),
        policy == null ? null : perListener(d, 0, d.spins(), d::candidateRegret),
        beyondBase(played),
        perListener(d, 0, quarter, d::regret).times(1.0 / quarter),
        perListener(d, d.spins() - quarter, d.spins(), d::regret).times(1.0 / quarter),
        perListener(d, 0, d.spins(), d::mean).times(1.0 / d.spins()),
        share(d, (l, s) -> d.act(l, s).step() >= Act.COMPLETE.step() ? 1 : 0),
        share(d, (l, s) -> d.act(l, s).step() <= Act.SKIP.step() ? 1 : 0),
        share(d, (l, s) -> d.explored(l, s) ? 1 : 0),
        artists(d),
        longTail(d),
        tracks(d),
        played.nanos().getValueAtPercentile(50) / 1e3,
        played.nanos().getValueAtPercentile(99) / 1e3,
        curve(d));
  }

  private @Nullable Interval beyondBase(Run.Played played) {
    if (played.contestant().equals(base.contestant())) {
      return null;
    }
    int perUnit = options.listenersPerUnit();
    return bootstrap.difference(
        regrets(played.decisions(), perUnit), regrets(base.decisions(), perUnit));
  }

  /** Something of one spin of one listener. */
  @FunctionalInterface
  interface Cell {
    double at(int listener, int spin);
  }

  /** The mean regret over all spins of so many listeners in a row. */
  static double[] regrets(Decisions decisions, int perUnit) {
    return units(decisions, perUnit, 0, decisions.spins(), decisions::regret);
  }

  private static double[] units(Decisions decisions, int perUnit, int from, int to, Cell cell) {
    double[] means = new double[decisions.listeners() / perUnit];
    for (int listener = 0; listener < decisions.listeners(); listener++) {
      double sum = 0;
      for (int spin = from; spin < to; spin++) {
        sum += cell.at(listener, spin);
      }
      means[listener / perUnit] += sum / perUnit;
    }
    return means;
  }

  private Interval perListener(Decisions decisions, int from, int to, Cell cell) {
    return bootstrap.mean(units(decisions, options.listenersPerUnit(), from, to, cell));
  }

  private static double share(Decisions decisions, Cell cell) {
    double[] sums = units(decisions, 1, 0, decisions.spins(), cell);
    return Arrays.stream(sums).average().orElseThrow() / decisions.spins();
  }

  private double artists(Decisions decisions) {
    long sum = 0;
    for (int listener = 0; listener < decisions.listeners(); listener++) {
      Stage world = worlds.get(listener / options.listeners());
      Set<Integer> artists = new HashSet<>();
      for (int spin = 0; spin < decisions.spins(); spin++) {
        artists.add(world.catalogue().artist(decisions.track(listener, spin)));
      }
      sum += artists.size();
    }
    return (double) sum / decisions.listeners();
  }

  private double longTail(Decisions decisions) {
    float[] popular = new float[worlds.size()];
    for (int world = 0; world < popular.length; world++) {
      popular[world] = worlds.get(world).catalogue().leastPopularityOfTop(5);
    }
    return share(
        decisions,
        (listener, spin) -> {
          int world = listener / options.listeners();
          int row = decisions.track(listener, spin);
          return worlds.get(world).catalogue().popularity(row) < popular[world] ? 1 : 0;
        });
  }

  private double tracks(Decisions decisions) {
    int cells = options.listeners() * decisions.spins();
    double sum = 0;
    for (int world = 0; world < worlds.size(); world++) {
      sum += Arrays.stream(decisions.tracks, world * cells, (world + 1) * cells).distinct().count();
    }
    return sum / worlds.size();
  }

  private List<Figures.Point> curve(Decisions decisions) {
    double[] sums = new double[decisions.listeners() / options.listenersPerUnit()];
    List<Figures.Point> curve = new ArrayList<>();
    int points = Math.min(POINTS, decisions.spins());
    int spin = 0;
    for (int point = 1; point <= points; point++) {
      int to = (int) ((long) decisions.spins() * point / points);
      double[] more = units(decisions, options.listenersPerUnit(), spin, to, decisions::regret);
      Arrays.setAll(sums, i -> sums[i] + more[i]);
      spin = to;
      curve.add(new Figures.Point(to, bootstrap.mean(sums)));
    }
    return curve;
  }
}
