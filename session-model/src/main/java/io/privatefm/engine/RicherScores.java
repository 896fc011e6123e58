package io.privatefm.engine;

import io.privatefm.bandit.Arms;
import io.privatefm.catalogue.Catalogue;
import io.privatefm.rank.ArmInputs;
import io.privatefm.rank.ArmModel;
import io.privatefm.rank.ArmScorer;
import io.privatefm.rank.VectorSpace;
import io.privatefm.recall.Candidates;
import io.privatefm.station.Evidence;
import io.privatefm.station.JudgedTracks;
import io.privatefm.station.Reward;
import io.privatefm.station.Station;
import org.jspecify.annotations.Nullable;

/**
 * The expected rewards that a loaded model gives to the arms of a draw, in place of the linear
 * ones; where it fails, those stand. Scratch of one engine.
 */
final class RicherScores {
  private final Catalogue catalogue;
  private final ArmScorer scorer;
  private final ArmInputs inputs;
  private final long fingerprint;
  private final float[] vector;
  private final double[] expected = new double[Evidence.MOST_ARMS];

  private RicherScores(Catalogue catalogue, ArmModel model) {
    this.catalogue = catalogue;
    scorer = model.scorer(new VectorSpace(catalogue.vectorSpace(), catalogue.dimension()));
    inputs = scorer.inputs();
    fingerprint = model.fingerprint();
    vector = new float[catalogue.dimension()];
  }

  /** Those of a model; null when there is none. */
  static @Nullable RicherScores of(Catalogue catalogue, @Nullable ArmModel model) {
    return model == null ? null : new RicherScores(catalogue, model);
  }

  /**
   * Scores arms that the linear model has scored.
   *
   * @param completing the row that is taken as completed just now; -1 for none
   * @return the model's fingerprint; 0 when the linear scores stand
   */
  long score(Station station, int completing, long nowMs, Candidates candidates, Arms arms) {
    inputs.clear();
    arms.copyTo(inputs);
    if (inputs.vectored()) {
      for (int arm = 0; arm < arms.count(); arm++) {
        inputs.putVector(arm, vectorOf(candidates.row(arm)));
      }
    }
    if (inputs.sequenced()) {
      putRecent(station.history().judged(), completing, station.sessionStartedAtMs(nowMs));
    }
    if (!scorer.score(arms.count(), expected)) {
      return 0;
    }
    arms.expect(expected);
    return fingerprint;
  }

  private void putRecent(JudgedTracks judged, int completing, long sinceMs) {
    int steps = 0;
    if (completing >= 0) {
      inputs.putStep(
          steps++, vectorOf(completing), (float) Reward.COMPLETED.value(), ArmInputs.THIS_SESSION);
    }
    for (int i = 0; i < judged.count() && steps < ArmInputs.STEPS; i++) {
      if (judged.row(i) >= 0) {
        float session = judged.atMs(i) < sinceMs ? ArmInputs.BEFORE : ArmInputs.THIS_SESSION;
        inputs.putStep(steps++, vectorOf(judged.row(i)), judged.reward(i), session);
      }
    }
  }

  private float[] vectorOf(int row) {
    catalogue.index().copyVector(row, vector);
    return vector;
  }

  static {
    if (ArmInputs.ARMS != Evidence.MOST_ARMS || ArmInputs.STEPS > JudgedTracks.MOST) {
      throw new AssertionError("must hold all arms, and no more steps than there are");
    }
  }
}
