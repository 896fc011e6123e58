package io.privatefm.evaluate.listeners;

import io.privatefm.evaluate.report.Bootstrap;
import java.util.List;

/**
 * How cold listeners are judged.
 *
 * @param spins of each person, at least 1
 * @param folds parts of the people, at least 2: each is judged by what the others taught
 * @param methods names of those to compare, or none for all
 * @param bootstrap how intervals over people are made; its seed is that of everything else
 * @param threads that work; what comes out does not depend on it
 */
public record ListenersOptions(
    int spins,
    int folds,
    List<String> methods,
    EngineUnderTest engine,
    Bootstrap bootstrap,
    int threads) {

  public ListenersOptions {
    require(spins >= 1, "must be >= 1: spins=" + spins);
    require(folds >= 2, "must be >= 2: folds=" + folds);
    require(threads >= 1, "must be >= 1: threads=" + threads);
    methods = List.copyOf(methods);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
