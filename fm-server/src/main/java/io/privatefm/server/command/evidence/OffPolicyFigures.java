package io.privatefm.server.command.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.privatefm.evaluate.offpolicy.JudgeOptions;
import io.privatefm.evaluate.offpolicy.Judgement;
import io.privatefm.evaluate.offpolicy.LoggedRounds;
import io.privatefm.evaluate.offpolicy.Weights;
import io.privatefm.evaluate.report.Interval;
import io.privatefm.evaluate.report.TextTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All that {@code fm offpolicy} found: the object of its JSON, and the text for people. */
record OffPolicyFigures(
    String log,
    String what,
    int rounds,
    long seed,
    int resamples,
    double confidence,
    String intervals,
    int folds,
    List<Judgement> targets) {
  private static final int DIGITS = 6;

  static OffPolicyFigures of(
      Path log, LoggedRounds rounds, JudgeOptions options, List<Judgement> judgements) {
    return new OffPolicyFigures(
        log.toString(),
        rounds.toString(),
        rounds.count(),
        options.bootstrap().seed(),
        options.bootstrap().resamples(),
        options.bootstrap().confidence(),
        "answer: empirical likelihood of dr; others: percentile bootstrap; over "
            + (options.byOwner() ? "listeners" : "rounds, logged states given"),
        options.folds(),
        judgements);
  }

  /** Every warning, with the target that it is about. */
  @JsonProperty
  List<String> warnings() {
    return targets.stream()
        .flatMap(of -> of.warnings().stream().map(warning -> of.target() + ": " + warning))
        .toList();
  }

  /** Tells it to people, the warnings last, where they are seen. */
  void tell(PrintWriter out) {
    out.printf(Locale.ROOT, "log        %s: %s%n", log, what);
    out.printf(
        Locale.ROOT,
        "intervals  %.0f %%, %s, %d resamples, seed %d; reward model cross-fitted in %d folds%n",
        100 * confidence,
        intervals,
        resamples,
        seed,
        folds);
    for (Judgement target : targets) {
      out.println();
      tell(target, out);
    }
    out.println();
    List<String> warnings = warnings();
    warnings.forEach(warning -> out.println("WARNING    " + warning));
    if (warnings.isEmpty()) {
      out.println("no warning: weights are spread, and intervals rest on enough rewards");
    }
    out.flush();
  }

  private static void tell(Judgement of, PrintWriter out) {
    out.printf(Locale.ROOT, "target     %s: %s%n", of.target(), of.does());
    out.printf(
        Locale.ROOT,
        "judged on  %d rounds%s%n",
        of.rounds(),
        of.fittedRounds() == 0 ? "" : " after the first " + of.fittedRounds());
    tell(of.weights(), of.rounds(), out);
    TextTable table =
        new TextTable(
            1, List.of("estimator", "per round", "from", "to", "over the log", "from", "to"));
    add("the log itself", of.logged(), null, table);
    add(Judgement.ANSWER, of.answer().interval(), of.answer().lift(), table);
    of.estimates()
        .forEach((label, estimate) -> add(label, estimate.interval(), estimate.lift(), table));
    out.print(table);
    out.println(
        Double.isInfinite(of.switchThreshold())
            ? "switch-dr corrects every weight, as dr"
            : String.format(
                Locale.ROOT, "switch-dr corrects up to a weight of %.4g", of.switchThreshold()));
  }

  private static void tell(Weights of, int rounds, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "weights    effective sample size %.2f of %d; largest %.4g, %.1f %% of all; mean %.4f;"
            + " %d rounds matched; %.1f rewards in effect%n",
        of.effectiveSampleSize(),
        rounds,
        of.largest(),
        100 * of.largestShare(),
        of.mean(),
        of.matched(),
        of.effectiveRewards());
  }

  private static void add(String label, Interval of, @Nullable Interval lift, TextTable table) {
    table.add(
        List.of(
            label,
            number(of.estimate()),
            number(of.low()),
            number(of.high()),
            lift == null ? "" : number(lift.estimate()),
            lift == null ? "" : number(lift.low()),
            lift == null ? "" : number(lift.high())));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%." + DIGITS + "f", value);
  }
}
