package io.privatefm.evaluate.compare;

import io.privatefm.evaluate.offpolicy.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells when a replay cannot answer, each with the figure and the bound that it breaks. */
final class ReplayDoubts {
  /** Intervals over fewer listeners are too narrow. */
  private static final int LEAST_LISTENERS = 30;

  private static final double LEAST_FIDELITY = 0.95;
  private static final double MOST_MISSING = 0.05;

  private ReplayDoubts() {}

  static List<String> about(ReplayReport.Counts counts, Judgement before, Judgement after) {
    List<String> told = new ArrayList<>();
    before.warnings().forEach(warning -> told.add("old: " + warning));
    after.warnings().forEach(warning -> told.add("new: " + warning));
    if (counts.fidelity() < LEAST_FIDELITY) {
      told.add(
          String.format(
              Locale.ROOT,
              "THE REPLAY IS NOT WHAT WAS PLAYED: only %.1f %% of the arms come back with their logged"
                  + " features over the old catalogue (needs %.0f %%); the journal's beginning is lost,"
                  + " or the server had another seed or other options",
              100 * counts.fidelity(),
              100 * LEAST_FIDELITY));
    }
    if (counts.missing() > MOST_MISSING) {
      told.add(
          String.format(
              Locale.ROOT,
              "the new catalogue lacks %.1f %% of the arms: over it they are never drawn, and what"
                  + " would be played in their place is not known",
              100 * counts.missing()));
    }
    if (counts.listeners() < LEAST_LISTENERS) {
      told.add(
          String.format(
              Locale.ROOT,
              "intervals rest on %d listeners (needs %d): percentile intervals of so few are too narrow",
              counts.listeners(),
              LEAST_LISTENERS));
    }
    return List.copyOf(told);
  }
}
