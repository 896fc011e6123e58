package io.privatefm.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.bandit.PolicyKind;
import io.privatefm.rank.ArmInputs;
import io.privatefm.rank.ArmModel;
import io.privatefm.rank.ArmScorer;
import io.privatefm.rank.Features;
import io.privatefm.rank.VectorSpace;
import io.privatefm.station.Evidence;
import io.privatefm.station.Spin;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A loaded model sees the tables that are promised, and its scores are what is drawn from. */
class RicherScoresTest extends EngineFixture {

  /** Expects most of what is least popular, and keeps what it saw; breaks when told to. */
  private static final class Contrary implements ArmModel, ArmScorer {
    final List<float[]> seenRecent = new ArrayList<>();
    float[] arms = {};
    float[] vectors = {};
    boolean broken;
    private final ArmInputs inputs;

    Contrary(int dimension) {
      inputs = new ArmInputs(dimension, true, true);
    }

    @Override
    public long fingerprint() {
      return 77;
    }

    @Override
    public String description() {
      return "contrary";
    }

    @Override
    public ArmScorer scorer(VectorSpace space) {
      return this;
    }

    @Override
    public long scored() {
      return 0;
    }

    @Override
    public long failed() {
      return 0;
    }

    @Override
    public ArmInputs inputs() {
      return inputs;
    }

    @Override
    public boolean score(int count, double[] into) {
      arms = copy(inputs.arms().asFloatBuffer());
      vectors = copy(inputs.vectors().asFloatBuffer());
      seenRecent.add(copy(inputs.recent().asFloatBuffer()));
      for (int arm = 0; arm < count; arm++) {
        into[arm] = -popularity(arm);
      }
      return !broken;
    }

    float popularity(int arm) {
      return arms[arm * Features.DIMENSION + Features.unpacked(Features.POPULARITY)];
    }

    private static float[] copy(FloatBuffer from) {
      float[] copy = new float[from.capacity()];
      from.get(copy);
      return copy;
    }

    @Override
    public void close() {}
  }

  private final Contrary model = new Contrary(SmallCatalogue.USUAL.dimension());

  private Listening listeningWith(PolicyKind policy) {
    EngineOptions options =
        EngineOptions.DEFAULT.withSeed(42).withPolicy(policy).withFloor(0).withModel(model);
    return new Listening(new Engine(catalogue, options), "ann");
  }

  private static Evidence evidence(Spin spin) {
    return Evidence.of(spin.evidence());
  }

  @Test
  void theGreedyArmIsTheOneThatTheModelExpectsMostOf() {
    Listening ann = listeningWith(PolicyKind.GREEDY);
    Evidence left = evidence(ann.current());
    float least = Float.POSITIVE_INFINITY;
    for (int arm = 0; arm < left.count(); arm++) {
      least = Math.min(least, model.popularity(arm));
    }
    assertEquals(least, model.popularity(left.chosen()));
    assertEquals(77, left.scoredBy());
    assertEquals("model", ann.current().why().features().getFirst().feature());
  }

  @Test
  void whenTheModelBreaksTheLinearScoresStandAndTheJournalTellsSo() {
    model.broken = true;
    Listening ann = listeningWith(PolicyKind.GREEDY);
    Listening plain =
        new Listening(
            new Engine(
                catalogue,
                EngineOptions.DEFAULT.withSeed(42).withPolicy(PolicyKind.GREEDY).withFloor(0)),
            "ann");
    assertEquals(plain.current(), ann.current());
    assertEquals(0, evidence(ann.current()).scoredBy());
    model.broken = false;
    ann.skip();
    assertEquals(77, evidence(ann.current()).scoredBy());
  }

  @Test
  void theModelSeesFeaturesAndVectorsOfTheArmsAndNothingOfThoseBefore() {
    Listening ann = listeningWith(PolicyKind.THOMPSON);
    Evidence left = evidence(ann.current());
    int d = catalogue.dimension();
    double[] features = new double[Features.DIMENSION];
    float[] unit = new float[d];
    for (int arm = 0; arm < ArmInputs.ARMS; arm++) {
      Arrays.fill(features, 0);
      Arrays.fill(unit, 0);
      if (arm < left.count()) {
        Features.unpack(left.features(arm), 0, features, 0);
        catalogue.index().copyVector(left.row(arm), unit);
      }
      assertArrayEquals(unit, Arrays.copyOfRange(model.vectors, arm * d, (arm + 1) * d));
      for (int f = 0; f < Features.DIMENSION; f++) {
        assertEquals((float) features[f], model.arms[arm * Features.DIMENSION + f]);
      }
    }
  }

  @Test
  void theModelSeesTheJudgedTracksNewestLastWithRewardAndSession() {
    Listening ann = listeningWith(PolicyKind.THOMPSON);
    int skipped = ann.current().row();
    ann.skip();
    step(0, skipped, -0.5f, ArmInputs.THIS_SESSION);
    nothing(1);
    int current = ann.current().row();
    ann.start(); // draws the up-next as if the current track had been completed
    step(0, current, 0.5f, ArmInputs.THIS_SESSION);
    step(1, skipped, -0.5f, ArmInputs.THIS_SESSION);
    ann.complete();
    ann.nowMs += EngineOptions.DEFAULT.station().sessionGapMs();
    ann.skip();
    step(1, current, 0.5f, ArmInputs.BEFORE);
    assertTrue(model.seenRecent.size() >= 3);
  }

  private void step(int ago, int row, float reward, float session) {
    float[] unit = new float[catalogue.dimension()];
    catalogue.index().copyVector(row, unit);
    float[] step = seen(ago);
    assertArrayEquals(unit, Arrays.copyOf(step, unit.length));
    assertEquals(reward, step[unit.length], 1e-6f);
    assertEquals(session, step[unit.length + 1]);
  }

  private void nothing(int ago) {
    float[] step = seen(ago);
    assertArrayEquals(new float[step.length], step);
  }

  private float[] seen(int ago) {
    int width = catalogue.dimension() + ArmInputs.STEP_NUMBERS;
    int at = (ArmInputs.STEPS - 1 - ago) * width;
    return Arrays.copyOfRange(model.seenRecent.getLast(), at, at + width);
  }
}
