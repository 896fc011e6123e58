package io.privatefm.server.command.evidence;

import io.privatefm.evaluate.report.Interval;
import io.privatefm.evaluate.report.TextTable;
import io.privatefm.evaluate.simulate.Figures;
import io.privatefm.evaluate.simulate.Outcome;
import io.privatefm.evaluate.simulate.SimulationOptions;
import io.privatefm.evaluate.simulate.Tuning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A simulation for the terminal. */
final class SimulationText {
  private SimulationText() {}

  static String of(SimulationOptions options, List<Outcome> outcomes) {
    StringBuilder text = new StringBuilder(head(options));
    for (Outcome outcome : outcomes) {
      text.append('\n').append(heading(outcome, options)).append("\n\n");
      text.append(regrets(outcome)).append('\n');
      text.append(habits(outcome));
      if (!outcome.trials().isEmpty()) {
        text.append('\n').append(trials(outcome));
      }
    }
    return text.toString();
  }

  private static String head(SimulationOptions options) {
    return String.format(
        Locale.ROOT,
        """
        worlds under each truth: %,d, listeners in each: %,d, spins of each listener: %,d, seed: %d
        95 %% intervals over %s, %,d resamples; * where the interval leaves out zero
        regret: true mean reward missed per listener, against the best of all tracks that the station's
          rules permit then, and against the best of the draw's candidates; lower is better
        early, late: regret per spin in the first and in the last quarter
        """,
        options.worlds(),
        options.listeners(),
        options.spins(),
        options.seed(),
        options.worlds() > 1 ? "worlds" : "listeners",
        options.bootstrap().resamples());
  }

  private static String heading(Outcome outcome, SimulationOptions options) {
    String weights =
        !outcome.truth().carousel()
            ? ""
            : options.weights() == null ? ", made-up weights" : ", released weights";
    return String.format(
        Locale.ROOT, "%s: %,d tracks%s", outcome.truth().label(), outcome.tracks(), weights);
  }

  private static TextTable regrets(Outcome outcome) {
    TextTable table =
        new TextTable(
            1, List.of("player", "regret", "of candidates", "less the default's", "early", "late"));
    for (Figures figures : outcome.figures()) {
      table.add(
          List.of(
              figures.contestant(),
              figures.regret().text(2),
              text(figures.candidateRegret()),
              difference(figures.beyondBase()),
              String.format(Locale.ROOT, "%.3f", figures.early().estimate()),
              String.format(Locale.ROOT, "%.3f", figures.late().estimate())));
    }
    return table;
  }

  private static String text(@Nullable Interval interval) {
    return interval == null ? "" : interval.text(2);
  }

  private static String difference(@Nullable Interval interval) {
    return interval == null ? "" : interval.text(2) + (interval.excludesZero() ? " *" : "  ");
  }

  private static TextTable habits(Outcome outcome) {
    TextTable table =
        new TextTable(
            1,
            List.of(
                "player",
                "mean reward",
                "completed",
                "skipped",
                "explored",
                "artists",
                "long tail",
                "tracks",
                "µs p50",
                "µs p99"));
    for (Figures figures : outcome.figures()) {
      table.add(
          List.of(
              figures.contestant(),
              figures.meanReward().text(4),
              percent(figures.completed()),
              percent(figures.skipped()),
              percent(figures.explored()),
              String.format(Locale.ROOT, "%.1f", figures.artists()),
              percent(figures.longTail()),
              String.format(Locale.ROOT, "%,.0f", figures.tracks()),
              String.format(Locale.ROOT, "%,.0f", figures.p50Micros()),
              String.format(Locale.ROOT, "%,.0f", figures.p99Micros())));
    }
    return table;
  }

  /** One line per policy: what was tried with whom nobody is judged by, and the winner. */
  private static String trials(Outcome outcome) {
    Map<String, List<Tuning.Trial>> byPolicy = new LinkedHashMap<>();
    for (Tuning.Trial trial : outcome.trials()) {
      byPolicy.computeIfAbsent(trial.policy(), policy -> new ArrayList<>()).add(trial);
    }
    StringBuilder text =
        new StringBuilder("tuned on other listeners, floor 0; regret by appetite, least first:\n");
    byPolicy.forEach(
        (policy, trials) -> {
          text.append(String.format(Locale.ROOT, "  %-15s", policy));
          trials.sort(java.util.Comparator.comparingDouble(Tuning.Trial::regret));
          for (Tuning.Trial trial : trials) {
            text.append(
                String.format(Locale.ROOT, "  %s: %.2f", number(trial.appetite()), trial.regret()));
          }
          text.append('\n');
        });
    return text.toString();
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
