package io.privatefm.evaluate.experiment;

import io.privatefm.evaluate.report.Interval;
import io.privatefm.evaluate.report.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the arms of one experiment compare.
 *
 * @param experiment its name
 * @param listeners in all
 * @param inSeveralArms listeners who were played under more than one arm and are left out
 * @param arms in the order of their names, the one that the others are compared to first
 * @param sampleRatio whether the listeners are split as they were meant to be
 * @param warnings what keeps the figures from being believed
 */
public record ExperimentFigures(
    String experiment,
    int listeners,
    int inSeveralArms,
    List<ArmFigures> arms,
    SampleRatio sampleRatio,
    List<String> warnings) {

  /** The figures for people, the warnings last. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(Locale.ROOT, "experiment %s: %d listeners%n%n", experiment, listeners));
    text.append(figures()).append('\n');
    text.append("differences to ").append(arms.getFirst().arm()).append("; * excludes zero\n\n");
    text.append(differences()).append('\n');
    text.append(
        String.format(
            Locale.ROOT,
            "split      chi-square %.2f, p %.4f%n",
            sampleRatio.chiSquare(),
            sampleRatio.p()));
    warnings.forEach(warning -> text.append("WARNING    ").append(warning).append('\n'));
    return text.toString();
  }

  private static List<String> head(String... first) {
    List<String> head = new ArrayList<>(List.of(first));
    for (Measure measure : Measure.ALL) {
      head.add(measure.label());
    }
    return head;
  }

  private TextTable figures() {
    TextTable table = new TextTable(1, head("arm", "share", "listeners", "spins"));
    for (ArmFigures arm : arms) {
      List<String> cells = new ArrayList<>();
      cells.add(arm.arm());
      cells.add(String.format(Locale.ROOT, "%.3f", arm.share()));
      cells.add(String.valueOf(arm.listeners()));
      cells.add(String.valueOf(arm.spins()));
      for (Measure measure : Measure.ALL) {
        cells.add(there(arm.figures().get(measure.label())).text(measure.digits()));
      }
      table.add(cells);
    }
    return table;
  }

  private TextTable differences() {
    TextTable table = new TextTable(1, head("arm"));
    for (ArmFigures arm : arms.subList(1, arms.size())) {
      List<String> cells = new ArrayList<>();
      cells.add(arm.arm());
      for (Measure measure : Measure.ALL) {
        Interval difference = there(arm.differences().get(measure.label()));
        cells.add(difference.text(measure.digits()) + (difference.excludesZero() ? " *" : "  "));
      }
      table.add(cells);
    }
    return table;
  }

  private static Interval there(@Nullable Interval figure) {
    return Objects.requireNonNull(figure, "must have every measure");
  }
}
