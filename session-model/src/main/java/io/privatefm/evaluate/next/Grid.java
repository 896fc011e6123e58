package io.privatefm.evaluate.next;

import io.privatefm.catalogue.sessions.Sessions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A method whose parameters are searched coordinate by coordinate: from the usual ones on, each
 * axis in turn takes the value that does best while the others stay, until a round changes nothing
 * or {@value #ROUNDS} are over.
 *
 * @param <P> the parameters, equal by value
 * @param start the usual parameters
 * @param axes for each parameter the values to try
 * @param fit trains the method
 * @param text tells parameters in words
 */
record Grid<P>(
    String name,
    P start,
    List<List<UnaryOperator<P>>> axes,
    BiFunction<Sessions, P, Model> fit,
    Function<P, String> text)
    implements Method {

  private static final int ROUNDS = 3;

  /** Parameters and how many were tried until they were found. */
  record Found<P>(P parameters, double goodness, int tried) {}

  @Override
  public Tuned tune(Trial trial) {
    Found<P> found = search(trial);
    P best = found.parameters();
    return new Tuned(
        text.apply(best), found.goodness(), found.tried(), train -> fit.apply(train, best));
  }

  /** Searches the parameters. */
  private Found<P> search(Trial trial) {
    Map<P, Double> tried = new HashMap<>();
    P best = start;
    double goodness = goodness(best, trial, tried);
    for (int round = 0; round < ROUNDS; round++) {
      P before = best;
      for (List<UnaryOperator<P>> axis : axes) {
        P from = best;
        for (UnaryOperator<P> value : axis) {
          P other = value.apply(from);
          double its = goodness(other, trial, tried);
          if (its > goodness) {
            best = other;
            goodness = its;
          }
        }
      }
      if (best.equals(before)) {
        break;
      }
    }
    return new Found<>(best, goodness, tried.size());
  }

  private double goodness(P parameters, Trial trial, Map<P, Double> tried) {
    Double known = tried.get(parameters);
    if (known == null) {
      known = trial.goodness(name, train -> fit.apply(train, parameters));
      tried.put(parameters, known);
    }
    return known;
  }
}
