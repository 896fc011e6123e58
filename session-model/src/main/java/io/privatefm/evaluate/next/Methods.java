package io.privatefm.evaluate.next;

import io.privatefm.catalogue.sessions.Decay;
import io.privatefm.catalogue.sessions.ItemNeighbours;
import io.privatefm.catalogue.sessions.NeighbourOptions;
import io.privatefm.catalogue.sessions.SequentialRules;
import io.privatefm.catalogue.sessions.SessionNeighbours;
import io.privatefm.catalogue.sessions.Sessions;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** The baselines and the values among which their parameters are chosen. */
final class Methods {
  private static final List<Decay> DECAYS = List.of(Decay.values());

  private Methods() {}

  /** All baselines, the plainest first. */
  static List<Method> all() {
    Method rules = rules();
    Method neighbours = neighbours("vs-knn", NeighbourOptions.VS_KNN, vsAxes());
    return List.of(
        popularity(),
        markov(),
        rules,
        items(),
        neighbours,
        neighbours("vmis-knn", NeighbourOptions.VMIS_KNN, sizes()),
        neighbours("stan", NeighbourOptions.VS_KNN.withReach(Decay.DIVIDED), stanAxes()),
        new Sum("sum", neighbours, rules));
  }

  private static Method popularity() {
    return new Grid<>(
        "popularity",
        1.0,
        List.of(axis((share, value) -> value, List.of(1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01))),
        Popularity::of,
        share -> String.format(Locale.ROOT, "newest share %s", share));
  }

  private static Method markov() {
    return new Grid<>(
        "markov",
        new SequentialRules(1, Decay.NONE),
        List.of(),
        Methods::fit,
        rules -> "no parameters");
  }

  private static Method rules() {
    return new Grid<>(
        "sr",
        new SequentialRules(10, Decay.DIVIDED),
        List.of(
            axis(
                (r, v) -> new SequentialRules(v, r.decay()),
                List.of(2, 3, 5, 7, 10, 15, 20, 30, 50)),
            axis((r, v) -> new SequentialRules(r.steps(), v), DECAYS)),
        Methods::fit,
        rules -> "steps " + rules.steps() + ", decay " + text(rules.decay()));
  }

  private static Model fit(Sessions train, SequentialRules rules) {
    return () -> (prefix, into) -> rules.score(train, prefix, into);
  }

  private static Method items() {
    return new Grid<>(
        "item-knn",
        ItemNeighbours.Options.DEFAULT,
        List.of(
            axis(ItemNeighbours.Options::withEvents, List.of(1, 2, 3, 5, 10, 20)),
            axis(ItemNeighbours.Options::withDecay, DECAYS),
            axis(
                ItemNeighbours.Options::withShrinkage,
                List.of(0.0, 1.0, 5.0, 10.0, 20.0, 50.0, 100.0))),
        (train, options) -> () -> new ItemNeighbours(train, options)::score,
        o ->
            "events %d, decay %s, shrinkage %s"
                .formatted(o.events(), text(o.decay()), o.shrinkage()));
  }

  private static Method neighbours(
      String name, NeighbourOptions start, List<List<UnaryOperator<NeighbourOptions>>> axes) {
    return new Grid<>(
        name,
        start,
        axes,
        (train, options) -> () -> new SessionNeighbours(train, options)::score,
        Methods::text);
  }

  private static List<List<UnaryOperator<NeighbourOptions>>> sizes() {
    return List.of(
        axis(NeighbourOptions::withNeighbours, List.of(20, 50, 100, 200, 500, 1_000, 2_000)),
        axis(NeighbourOptions::withSample, List.of(100, 250, 500, 1_000, 2_500, 5_000, 20_000)));
  }

  private static List<List<UnaryOperator<NeighbourOptions>>> vsAxes() {
    return List.of(
        axis(NeighbourOptions::withEvents, DECAYS),
        axis(NeighbourOptions::withShared, DECAYS),
        sizes().getFirst(),
        sizes().getLast(),
        axis(NeighbourOptions::withLength, List.of(0.0, 0.25, 0.5, 0.75, 1.0)),
        axis(NeighbourOptions::withRarity, List.of(0.0, 0.25, 0.5, 1.0, 1.5, 2.0)));
  }

  private static List<List<UnaryOperator<NeighbourOptions>>> stanAxes() {
    return List.of(
        axis(NeighbourOptions::withReach, DECAYS),
        vsAxes().get(0),
        vsAxes().get(1),
        vsAxes().get(2),
        vsAxes().get(3),
        vsAxes().get(4),
        vsAxes().get(5));
  }

  private static <P, V> List<UnaryOperator<P>> axis(BiFunction<P, V, P> with, List<V> values) {
    return values.stream()
        .<UnaryOperator<P>>map(value -> parameters -> with.apply(parameters, value))
        .toList();
  }

  private static String text(NeighbourOptions o) {
    String text =
        "sample %d, neighbours %d, events %s, shared %s, length %s, rarity %s"
            .formatted(
                o.sample(),
                o.neighbours(),
                text(o.events()),
                text(o.shared()),
                o.length(),
                o.rarity());
    return o.reach() == Decay.NONE ? text : text + ", reach " + text(o.reach());
  }

  private static String text(Decay decay) {
    return decay.name().toLowerCase(Locale.ROOT);
  }
}
