package io.privatefm.evaluate.simulate;

import io.privatefm.evaluate.simulate.truth.TruthKind;
import java.util.List;

/**
 * What came out for one truth.
 *
 * @param tracks how many there were to choose from
 * @param trials what was tried in tuning
 * @param figures one per contestant
 * @param played one per contestant: policies as shipped, policies tuned, references
 */
public record Outcome(
    TruthKind truth,
    int tracks,
    List<Tuning.Trial> trials,
    List<Figures> figures,
    List<Run.Played> played) {
  public Outcome {
    trials = List.copyOf(trials);
    figures = List.copyOf(figures);
    played = List.copyOf(played);
  }
}
