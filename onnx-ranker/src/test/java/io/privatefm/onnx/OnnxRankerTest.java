package io.privatefm.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.privatefm.rank.ArmInputs;
import io.privatefm.rank.ArmModel;
import io.privatefm.rank.ArmModelException;
import io.privatefm.rank.ArmScorer;
import io.privatefm.rank.Features;
import io.privatefm.rank.VectorSpace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that the tests write, run by ONNX Runtime, and the same formulas in Java. */
class OnnxRankerTest {
  private static final int DIMENSION = 8;
  private static final VectorSpace SPACE = new VectorSpace("demo", DIMENSION);

  /** What no machine is too slow for. */
  private static final int GENEROUS_MICROS = 1_000_000;

  @TempDir private Path folder;
  private final Random random = new Random(7);
  private final double[][] arms = new double[ArmInputs.ARMS][Features.DIMENSION];
  private final float[][] vectors = new float[ArmInputs.ARMS][DIMENSION];
  private final float[][] recent = new float[ArmInputs.STEPS][DIMENSION + ArmInputs.STEP_NUMBERS];

  private ArmModel read(OnnxFile file) throws IOException {
    return ArmModel.read(file.write(folder.resolve("model.onnx")), SPACE, GENEROUS_MICROS);
  }

  /** A draw of so many arms after so many judged tracks, here and in the tables. */
  private void draw(int count, int judged, ArmInputs inputs) {
    inputs.clear();
    for (int arm = 0; arm < count; arm++) {
      for (int f = 0; f < Features.DIMENSION; f++) {
        arms[arm][f] = Features.quantise(random.nextDouble(-1, 1)) / (double) Features.SCALE;
      }
      inputs.putArm(arm, arms[arm], 0);
      vectors[arm] = point();
      if (inputs.vectored()) {
        inputs.putVector(arm, vectors[arm]);
      }
    }
    for (int ago = 0; ago < ArmInputs.STEPS; ago++) {
      float[] step = new float[DIMENSION + ArmInputs.STEP_NUMBERS];
      if (ago < judged) {
        System.arraycopy(point(), 0, step, 0, DIMENSION);
        step[DIMENSION] = random.nextFloat(-1, 1);
        step[DIMENSION + 1] = ago < 3 ? ArmInputs.THIS_SESSION : ArmInputs.BEFORE;
        inputs.putStep(ago, step, step[DIMENSION], step[DIMENSION + 1]);
      }
      recent[ArmInputs.STEPS - 1 - ago] = step;
    }
  }

  private float[] point() {
    float[] point = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      point[i] = (float) random.nextGaussian(0, 0.35);
    }
    return point;
  }

  @Test
  void aRecurrentUnitScoresAsTheSameFormulaInJava() throws IOException {
    GruRanker gru = new GruRanker(DIMENSION, 1);
    try (ArmModel model = read(gru.file())) {
      ArmScorer scorer = model.scorer(SPACE);
      double[] scores = new double[ArmInputs.ARMS];
      for (int count : new int[] {1, 17, 64}) {
        for (int judged : new int[] {0, 5, 48}) {
          draw(count, judged, scorer.inputs());
          assertTrue(scorer.score(count, scores));
          double[] state = gru.state(recent);
          for (int arm = 0; arm < count; arm++) {
            assertEquals(gru.score(arms[arm], state), scores[arm], 1e-5, count + " " + judged);
          }
        }
      }
      assertEquals(9, model.scored());
      assertEquals(0, model.failed());
    }
  }

  @Test
  void attentionOfTheArmsToTheJudgedTracksScoresAsTheSameFormulaInJava() throws IOException {
    float[] base = new float[Features.DIMENSION];
    base[Features.unpacked(Features.TASTE)] = 0.9f;
    AttentionRanker attention = new AttentionRanker(DIMENSION, 6, base);
    try (ArmModel model = read(attention.file())) {
      ArmScorer scorer = model.scorer(SPACE);
      double[] scores = new double[ArmInputs.ARMS];
      draw(40, 12, scorer.inputs());
      assertTrue(scorer.score(40, scores));
      for (int arm = 0; arm < 40; arm++) {
        assertEquals(attention.score(arms[arm], vectors[arm], recent), scores[arm], 1e-5);
      }
    }
  }

  @Test
  void whatIsNoNumberIsNoScoreAndTheNextDrawIsScoredAgain() throws IOException {
    try (ArmModel model = read(FragileRanker.file(DIMENSION))) {
      ArmScorer scorer = model.scorer(SPACE);
      double[] scores = new double[ArmInputs.ARMS];
      scorer.inputs().putStep(0, point(), -1.5f, 1);
      assertFalse(scorer.score(3, scores));
      scorer.inputs().clear();
      assertTrue(scorer.score(3, scores));
      assertEquals(1, model.scored());
      assertEquals(1, model.failed());
    }
  }

  @Test
  void aModelThatWasClosedScoresNothing() throws IOException {
    ArmModel model = read(new GruRanker(DIMENSION, 1).file());
    ArmScorer scorer = model.scorer(SPACE);
    model.close();
    assertFalse(scorer.score(1, new double[ArmInputs.ARMS]));
    assertEquals(1, model.failed());
  }

  @Test
  void theFingerprintIsOfTheContent() throws IOException {
    long first;
    try (ArmModel model = read(new GruRanker(DIMENSION, 1).file())) {
      first = model.fingerprint();
    }
    try (ArmModel again = read(new GruRanker(DIMENSION, 1).file());
        ArmModel other = read(new GruRanker(DIMENSION, 2).file())) {
      assertEquals(first, again.fingerprint());
      assertNotEquals(first, other.fingerprint());
    }
  }

  @Test
  void whatDoesNotFitADrawIsRefusedWithItsNameAndTheRule() {
    int d = Features.DIMENSION;
    refused("must have the input arms: inputs=[recent]", sum().input("recent", 1, 48, 10));
    refused(
        "must be arms, vectors or recent: input=clicks",
        sum().input("arms", 1, 64, d).input("clicks", 1, 3));
    refused(
        "must be float32[1, 64, " + d + "]: arms=FLOAT[1, 64, " + (d - 1) + "]",
        sum().input("arms", 1, 64, d - 1));
    refused("must be float32[1, 64, " + d + "]: arms=DOUBLE", sum().inputOf(11, "arms", 1, 64, d));
    refused("must have the output scores: outputs=[other]", another(d));
    refused(
        "must be float32[1, 48, 10]: recent=FLOAT[1, 20, 10]",
        sum().input("arms", 1, 64, d).input("recent", 1, 20, 10));
  }

  /** A model without inputs that says the same of all arms. */
  private static OnnxFile sum() {
    return new OnnxFile()
        .weights("zeros", new float[ArmInputs.ARMS], 1, ArmInputs.ARMS)
        .node("Identity", "scores", "zeros")
        .output("scores", 1, ArmInputs.ARMS);
  }

  private static OnnxFile another(int d) {
    return new OnnxFile()
        .input("arms", 1, 64, d)
        .node("Identity", "other", "arms")
        .output("other", 1, 64, d);
  }

  private void refused(String rule, OnnxFile file) {
    ArmModelException refused = assertThrows(ArmModelException.class, () -> read(file).close());
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith(rule), message);
    assertTrue(message.endsWith("(ranker=" + folder.resolve("model.onnx") + ")"), message);
  }

  @Test
  void scoresOfAnotherShapeThanDeclaredAreRefusedAtTheStart() {
    OnnxFile asManyAsFeaturesAreNotZero =
        new OnnxFile()
            .input("arms", 1, ArmInputs.ARMS, Features.DIMENSION)
            .whole("first", 0)
            .node("NonZero", "places", "arms")
            .node("Cast", OnnxFile.whole(new Proto(), "to", 1), new String[] {"reals"}, "places")
            .node("ReduceSum", "scores", "reals", "first")
            .output("scores", 1, -1);
    refused("must score arms by chance: ", asManyAsFeaturesAreNotZero);
  }

  @Test
  void aDamagedFileIsRefusedInOneLine() throws IOException {
    byte[] bytes = new GruRanker(DIMENSION, 1).file().toBytes();
    Path file = folder.resolve("damaged.onnx");
    for (int round = 0; round < 200; round++) {
      byte[] damaged = bytes.clone();
      for (int i = 0; i < 20; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Files.write(file, damaged);
      try (ArmModel model = ArmModel.read(file, SPACE, GENEROUS_MICROS)) {
        assertTrue(model.description().contains("damaged.onnx")); // only weights were damaged
      } catch (ArmModelException e) {
        assertTrue(String.valueOf(e.getMessage()).contains("ranker=" + file), e.getMessage());
      }
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path none = folder.resolve("none.onnx");
    ArmModelException refused =
        assertThrows(ArmModelException.class, () -> ArmModel.read(none, SPACE, 1).close());
    assertEquals("must be a file that can be read: ranker=" + none, refused.getMessage());
  }

  @Test
  void aModelThatIsTooSlowIsRefusedWithWhatItTakes() throws IOException {
    int wide = 512;
    OnnxFile file = new OnnxFile().input("arms", 1, ArmInputs.ARMS, Features.DIMENSION);
    file.weights("in", new float[Features.DIMENSION * wide], Features.DIMENSION, wide);
    file.weights("square", new float[wide * wide], wide, wide).node("MatMul", "x0", "arms", "in");
    for (int layer = 0; layer < 4; layer++) {
      file.node("MatMul", "x" + (layer + 1), "x" + layer, "square");
    }
    file.weights("out", new float[wide], wide, 1).node("MatMul", "column", "x4", "out");
    file.whole("last", 2).node("Squeeze", "scores", "column", "last");
    Path written = file.output("scores", 1, ArmInputs.ARMS).write(folder.resolve("slow.onnx"));
    ArmModelException refused =
        assertThrows(ArmModelException.class, () -> ArmModel.read(written, SPACE, 50).close());
    String message = String.valueOf(refused.getMessage());
    assertTrue(
        message.matches(
            "must score 64 arms in 50 µs \\(--ranker-budget-us\\): p99=\\d+ µs \\(ranker=.*\\)"),
        message);
  }

  @Test
  void vectorsOfAnotherSpaceAreRefusedAndWithoutVectorsAnySpaceWillDo() throws IOException {
    VectorSpace other = new VectorSpace("other", DIMENSION);
    try (ArmModel model = read(new GruRanker(DIMENSION, 1).file())) {
      assertThrows(ArmModelException.class, () -> model.scorer(other));
    }
    OnnxFile foreign = new GruRanker(DIMENSION, 1).file().entry("vectorSpace", "elsewhere");
    refused("must be trained on the vectors of demo: vectorSpace=elsewhere", foreign);
    try (ArmModel model = read(sum().input("arms", 1, ArmInputs.ARMS, Features.DIMENSION))) {
      assertTrue(model.scorer(new VectorSpace("third", 3)).score(2, new double[ArmInputs.ARMS]));
    }
  }

  @Test
  void aDrawAllocatesTheSameFewBytesWhateverIsScored() throws IOException {
    try (ArmModel model = read(new GruRanker(DIMENSION, 1).file())) {
      ArmScorer scorer = model.scorer(SPACE);
      double[] scores = new double[ArmInputs.ARMS];
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      int runs = 2_000;
      for (int i = 0; i < runs; i++) {
        scorer.score(ArmInputs.ARMS, scores);
      }
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < runs; i++) {
        scorer.score(ArmInputs.ARMS, scores);
      }
      long perRun = (threads.getCurrentThreadAllocatedBytes() - before) / runs;
      System.out.println("bytes allocated per draw that a model scores: " + perRun);
      assertTrue(perRun < 2_000, "bytes=" + perRun);
    }
    VectorSpace usual = new VectorSpace("usual", 64);
    Path file = new GruRanker(64, 32, 1).file().write(folder.resolve("gru-32.onnx"));
    try (ArmModel model = ArmModel.read(file, usual, GENEROUS_MICROS)) {
      System.out.println("a unit of 32 over vectors of 64: " + model.description());
    }
  }
}
