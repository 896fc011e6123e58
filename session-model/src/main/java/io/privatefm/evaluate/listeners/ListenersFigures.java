package io.privatefm.evaluate.listeners;

import io.privatefm.evaluate.report.Interval;
import io.privatefm.evaluate.report.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of an evaluation; as JSON they are this record.
 *
 * @param people in the file
 * @param judged those of them who rated enough tracks; the others teach only
 * @param bestBaseline the baseline that earned most on the very people who are judged: a comparison
 *     with it favours it
 */
public record ListenersFigures(
    String ratings,
    int people,
    int judged,
    int tracks,
    long count,
    int spins,
    int folds,
    long seed,
    int resamples,
    String bestBaseline,
    List<OfMethod> methods) {

  /**
   * One method.
   *
   * @param kind baseline, engine or ceiling
   * @param reward likes of a person over all spins
   * @param lessRandom the same less what the same people liked at random, and so on: paired
   * @param curve likes of a person after 1, 2, … spins
   * @param gain the curve less that of random
   * @param parameters chosen on training people, by fold
   */
  public record OfMethod(
      String name,
      String kind,
      Interval reward,
      Interval lessRandom,
      Interval lessItemMean,
      Interval lessBest,
      List<Interval> curve,
      List<Interval> gain,
      List<String> parameters) {}

  /** The table. */
  public String table() {
    TextTable table =
        new TextTable(
            2,
            List.of(
                "method",
                "kind",
                "likes of " + spins,
                "less random",
                "less item mean",
                "less " + bestBaseline));
    for (OfMethod method : methods) {
      table.add(
          List.of(
              method.name(),
              method.kind(),
              method.reward().text(2),
              method.lessRandom().text(2),
              method.lessItemMean().text(2),
              method.lessBest().text(2)));
    }
    return table.toString();
  }

  /** For every tuned method a line for each choice, and in how many folds it was chosen. */
  public List<String> choices() {
    List<String> lines = new ArrayList<>();
    for (OfMethod method : methods) {
      Map<String, Integer> chosen = new LinkedHashMap<>();
      method.parameters().forEach(parameters -> chosen.merge(parameters, 1, Integer::sum));
      chosen.remove("");
      chosen.forEach(
          (parameters, times) ->
              lines.add(method.name() + "  " + parameters + "  (" + times + " of " + folds + ")"));
    }
    return lines;
  }
}
