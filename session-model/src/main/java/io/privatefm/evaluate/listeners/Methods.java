package io.privatefm.evaluate.listeners;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.catalogue.CatalogueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All methods, and those that are asked for. */
final class Methods {
  private Methods() {}

  /** The methods of these names, or all; always with random, item mean and oracle beside them. */
  static List<Method> of(Ratings ratings, ListenersOptions options) {
    List<Method> all = new ArrayList<>();
    all.add(Bounds.random());
    all.add(ItemMeans.method());
    all.add(UserNeighbours.method());
    all.add(FactorMethods.linearReward());
    all.add(FactorMethods.linearGreedy());
    all.add(FactorMethods.linUcb());
    all.add(FactorMethods.thompson());
    all.add(FactorMethods.factors());
    EngineUnderTest engine = options.engine();
    EngineMethod engines =
        new EngineMethod(engine, RatedTracks.catalogue(ratings, engine), options.spins());
    for (PolicyKind policy : engine.policies()) {
      all.add(engines.cold(policy));
      all.add(engines.warm(policy));
    }
    all.add(Bounds.oracle());
    return chosen(all, options.methods());
  }

  private static List<Method> chosen(List<Method> all, List<String> names) {
    Set<String> wanted = new TreeSet<>(names);
    for (String name : wanted) {
      if (all.stream().noneMatch(method -> method.name().equals(name) || isEngine(method, name))) {
        String known = String.join(", ", all.stream().map(Method::name).toList());
        throw new CatalogueException("must be one of " + known + ": methods=" + name);
      }
    }
    return all.stream().filter(method -> names.isEmpty() || isWanted(method, wanted)).toList();
  }

  private static boolean isWanted(Method method, Set<String> wanted) {
    return ALWAYS.contains(method.name())
        || wanted.contains(method.name())
        || wanted.stream().anyMatch(name -> isEngine(method, name));
  }

  /** {@code engine} stands for all policies of it. */
  private static boolean isEngine(Method method, String name) {
    return method.kind() == Method.Kind.ENGINE && method.name().startsWith(name + ":");
  }

  static final String RANDOM = "random";
  static final String ITEM_MEAN = "item-mean";
  private static final List<String> ALWAYS = List.of(RANDOM, ITEM_MEAN, "oracle");
}
