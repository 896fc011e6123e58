package io.privatefm.evaluate.experiment;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What arms are compared by: a sum over listeners by another.
 *
 * @param label its name in tables
 * @param digits after the point in tables
 * @param unit what it is told per
 */
record Measure(
    String label,
    int digits,
    double unit,
    ToDoubleFunction<ListenerTotals> numerator,
    ToDoubleFunction<ListenerTotals> denominator) {

  static final List<Measure> ALL =
      List.of(
          new Measure("reward per spin", 4, 1, of -> of.reward, of -> of.judged),
          new Measure("completed", 3, 1, of -> of.completed, of -> of.judged),
          new Measure("skipped", 3, 1, of -> of.skipped, of -> of.judged),
          new Measure("likes per 100 spins", 2, 100, of -> of.liked, of -> of.judged),
          new Measure("spins per listener", 1, 1, of -> of.judged, _ -> 1));

  double[] numerators(Collection<ListenerTotals> listeners) {
    double[] values = listeners.stream().mapToDouble(numerator).toArray();
    Arrays.setAll(values, i -> values[i] * unit);
    return values;
  }

  double[] denominators(Collection<ListenerTotals> listeners) {
    return listeners.stream().mapToDouble(denominator).toArray();
  }
}
